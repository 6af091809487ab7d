import { isMap, isSet } from 'node:util/types';
import {
  getMetadataStorage,
  ValidationTypes,
  type MetadataStorage,
  type ValidationArguments,
} from 'class-validator';
import { CONVERTS_TEXT } from '../fields/convert-text';

/** What a class asks of its fields, by their names. */
export type ClassRules = ReadonlyMap<string, FieldRules>;

export interface FieldRules {
  /** The rest counts only where all of these hold. */
  readonly conditions: readonly Condition[];
  readonly checks: readonly Check[];
  /** The value is an object, or a list of objects, with rules of its class. */
  readonly isNested: boolean;
  /** Text in it becomes something else before any of these is asked. */
  readonly convertsText: boolean;
}

export type Condition = (object: object, value: unknown) => boolean;

/** Whether the value of a field of the object surely keeps a rule; where it is not sure, class-validator has to say. */
export type Check = (object: object, value: unknown) => boolean;

type Rule = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];
type Class = object['constructor'];

const { CUSTOM_VALIDATION, IS_DEFINED, CONDITIONAL_VALIDATION, NESTED_VALIDATION, WHITELIST } =
  ValidationTypes;
const KNOWN_TYPES: readonly string[] = [
  CUSTOM_VALIDATION,
  IS_DEFINED,
  CONDITIONAL_VALIDATION,
  NESTED_VALIDATION,
  WHITELIST,
];

/** Decorators have run by the time of the first look, and classes are few: none is looked up a second time. */
const rulesByClass = new WeakMap<Class, ClassRules | undefined>();

/** The rules that decorators gave to the class and those above it; `undefined` when it has none, or any that is not understood. */
export function classRules(type: Class): ClassRules | undefined {
  if (!rulesByClass.has(type)) rulesByClass.set(type, readRules(type));
  return rulesByClass.get(type);
}

function readRules(type: Class): ClassRules | undefined {
  const storage = getMetadataStorage();
  // As `validateSync` asks when it is told of no schema and no groups.
  const rules = storage.getTargetValidationMetadatas(type, '', false, false);
  if (rules.length === 0 || !rules.every(isUnderstood)) return undefined;
  const byField = Object.entries(storage.groupByPropertyName(rules));
  return new Map(byField.map(([field, own]) => [field, fieldRules(own)]));
}

function isUnderstood({ type, name }: Rule): boolean {
  // The validator of `@Validate(SomeClass)`, which names no rule, may come out of a container, another one each time.
  if (type === CUSTOM_VALIDATION && name === undefined) return false;
  return KNOWN_TYPES.includes(type);
}

function fieldRules(rules: readonly Rule[]): FieldRules {
  return {
    conditions: rules
      .filter(({ type }) => type === CONDITIONAL_VALIDATION)
      .map(({ constraints: [condition] }) => condition as Condition),
    checks: rules.filter(({ type }) => type === CUSTOM_VALIDATION || type === IS_DEFINED).map(checkOf),
    isNested: rules.some(({ type }) => type === NESTED_VALIDATION),
    convertsText: rules.some(({ context }) => context === CONVERTS_TEXT),
  };
}

function checkOf({ constraintCls, constraints, each, propertyName, validateIf }: Rule): Check {
  const validators = getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    // `validateSync` passes over those that say they take their time.
    .filter(({ async }) => !async)
    .map(({ instance }) => instance);
  // Compared with `true`, since a promise of a verdict is none.
  const isKept = (value: unknown, args: ValidationArguments) =>
    validators.every((validator) => validator.validate(value, args) === true);
  return (object, value) => {
    if (validateIf && !validateIf(object, value)) return true;
    const args = { targetName: object.constructor.name, property: propertyName, object, value, constraints };
    if (!each || !isCollection(value)) return isKept(value, args);
    return Array.isArray(value) && value.every((item) => isKept(item, args));
  };
}

function isCollection(value: unknown): boolean {
  return Array.isArray(value) || isSet(value) || isMap(value);
}
