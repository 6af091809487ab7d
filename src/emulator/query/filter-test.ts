import { inputError } from '../protocol/stream-fault';
import type { FilterOperator } from './filter-operator';
import { jsonEqual } from './json-equal';
import { compareValues } from './value-order';

type Test = (value: unknown) => boolean;

/** Builds the predicate of an operator; operands are checked by the parser before. */
export const FILTER_TESTS: Readonly<Record<FilterOperator, (operand: never) => Test>> = {
  $eq: equalTo,
  $ne: (operand: unknown) => not(equalTo(operand)),
  $in: oneOf,
  $nin: (operands: readonly unknown[]) => not(oneOf(operands)),
  $gt: (operand: unknown) => ordered(operand, (order) => order > 0),
  $gte: (operand: unknown) => ordered(operand, (order) => order >= 0),
  $lt: (operand: unknown) => ordered(operand, (order) => order < 0),
  $lte: (operand: unknown) => ordered(operand, (order) => order <= 0),
  $exists: (operand: boolean) => (value) => isSet(value) === operand,
  $contains: (operand: unknown) => (value) => contains(value, operand),
  $autocomplete: startsWord,
  $q: wholeText,
};

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function not(test: Test): Test {
  return (value) => !test(value);
}

/** `null` matches what is unset. On a list a text also matches each of its items, as in MongoDB. */
function equalTo(operand: unknown): Test {
  if (operand === null) return (value) => !isSet(value) || (Array.isArray(value) && value.length === 0);
  if (typeof operand !== 'object') {
    return (value) => value === operand || (Array.isArray(value) && value.includes(operand));
  }
  return (value) => jsonEqual(value, operand);
}

function oneOf(operands: readonly unknown[]): Test {
  const wanted = new Set(operands);
  return (value) => (Array.isArray(value) ? value.some((item) => wanted.has(item)) : wanted.has(value));
}

/** Values of another type than the operand are neither greater nor less. */
function ordered(operand: unknown, accepts: (order: number) => boolean): Test {
  return (value) => typeof value === typeof operand && accepts(compareValues(value, operand));
}

function contains(value: unknown, operand: unknown): boolean {
  if (Array.isArray(value)) {
    const wanted: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    return wanted.every((one) => value.some((item) => jsonEqual(item, one)));
  }
  if (typeof value !== 'object' || value === null || typeof operand !== 'object' || operand === null)
    return false;
  const present = new Map<string, unknown>(Object.entries(value));
  return Object.entries(operand).every(([key, one]) => present.has(key) && jsonEqual(present.get(key), one));
}

/** A word of the text begins with the operand, whatever the case. */
function startsWord(operand: string): Test {
  const prefix = operand.trim().toLowerCase();
  if (prefix === '') {
    throw inputError(
      '$autocomplete field is empty or contains invalid characters. Please provide a valid string to autocomplete',
    );
  }
  return (value) => {
    if (typeof value !== 'string') return false;
    const text = ` ${value.toLowerCase().replaceAll(/\s+/g, ' ')}`;
    return text.includes(` ${prefix.replaceAll(/\s+/g, ' ')}`);
  };
}

/** Stream: full-text search of custom data finds only whole values. */
function wholeText(operand: string): Test {
  const wanted = operand.trim().toLowerCase();
  return (value) => typeof value === 'string' && value.trim().toLowerCase() === wanted;
}
