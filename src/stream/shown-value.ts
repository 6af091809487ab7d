/** A value of a wrong type or size, as errors show it. */
export function shownValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? `'${value.slice(0, 50)}'` : String(value);
}
