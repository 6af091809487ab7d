import { classRules, type Condition, type FieldRules } from './class-rules';

/**
 * Whether class-validator is sure to find nothing wrong with the object, unknown fields included. It takes many times as
 * long to say so, since it looks the rules up anew, and prepares an error for every field. Where the answer is `false`
 * there may still be nothing wrong: only class-validator knows, and has the messages.
 */
export function passesFastCheck(object: object): boolean {
  const rules = classRules(object.constructor);
  if (rules === undefined) return false;
  if (!Object.keys(object).every((name) => rules.has(name))) return false;
  for (const [name, field] of rules) {
    if (!isSurelyKept(field, object, (object as Readonly<Record<string, unknown>>)[name])) return false;
  }
  return true;
}

function isSurelyKept({ conditions, checks, isNested }: FieldRules, object: object, value: unknown): boolean {
  if (!allHold(conditions, object, value)) return true;
  return checks.every((check) => check(object, value)) && (!isNested || isSurelyValidInside(value));
}

/** Asks every condition, as class-validator does: one that throws is not hidden by one that does not hold. */
function allHold(conditions: readonly Condition[], object: object, value: unknown): boolean {
  let all = true;
  for (const condition of conditions) if (!condition(object, value)) all = false;
  return all;
}

function isSurelyValidInside(value: unknown): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.every(isSurelyValidInside);
  return typeof value === 'object' && typeof value?.constructor === 'function' && passesFastCheck(value);
}
