import type { SortDirection } from '../../stream/models/enums';

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Compares as the UTF-8 bytes would; `<` alone puts characters beyond U+FFFF before U+E000…U+FFFF. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === end) return a.length - b.length;
  const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
  if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1;
  return left - right;
}

function isSurrogate(unit: number): boolean {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE;
}

/** Orders any two values that are set: booleans, numbers, texts, then the rest, which are all equal to each other. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return kindRank(a) - kindRank(b);
}

function kindRank(value: unknown): number {
  const rank = ['boolean', 'number', 'string'].indexOf(typeof value);
  return rank === -1 ? 3 : rank;
}

/** Orders values in a direction; an item without the value comes last, whatever the direction. */
export function compareDirected(a: unknown, b: unknown, direction: SortDirection): number {
  const [missingA, missingB] = [a === undefined || a === null, b === undefined || b === null];
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  return compareValues(a, b) * direction;
}
