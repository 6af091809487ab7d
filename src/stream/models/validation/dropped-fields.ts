import { fieldPath } from './field-path';

/** A name that no field has, and that maps of the caller's own making have only to do harm. */
const PROTOTYPE = 'prototype';

/**
 * The JSON paths of fields that class-transformer left out when it made `instance` of `plain`: it skips names such as
 * `constructor`, `__proto__` and `toString` without a word. Those named `prototype` are in the company of these. Free-form
 * values are not looked into: they are passed on as they are, not copied.
 *
 * @param input what the caller sent, of which `plain` may lack some fields
 */
export function droppedFields(input: unknown, plain: unknown, instance: unknown, path = ''): string[] {
  if (!isContainer(input) || !isContainer(plain) || !isContainer(instance)) return [];
  if (plain === instance) return [];
  return Object.keys(input).flatMap((key) => {
    if (key === PROTOTYPE || !Object.hasOwn(instance, key)) return [fieldPath(path, key)];
    const child = input[key];
    return isContainer(child) ? droppedFields(child, plain[key], instance[key], fieldPath(path, key)) : [];
  });
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
