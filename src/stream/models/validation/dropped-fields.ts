import { fieldPath } from './field-path';

/** A name that no field has, and that maps of the caller's own making have only to do harm. */
const PROTOTYPE = 'prototype';

/**
 * The JSON paths of fields that class-transformer left out when it made `instance` of `plain`: it skips names such as
 * `constructor`, `__proto__` and `toString` without a word. Those named `prototype` are in the company of these. Free-form
 * values are not looked into: they are passed on as they are, not copied.
 *
 * @param input what the caller sent, of which `plain` may lack some fields
 * @param path of the input; a function, because hardly any path is ever put together
 */
export function droppedFields(
  input: unknown,
  plain: unknown,
  instance: unknown,
  path: () => string = () => '',
): string[] {
  if (!isContainer(input) || !isContainer(plain) || !isContainer(instance)) return [];
  if (plain === instance) return [];
  const dropped: string[] = [];
  for (const key of Object.keys(input)) {
    const keyPath = () => fieldPath(path(), key);
    if (key === PROTOTYPE || !Object.hasOwn(instance, key)) {
      dropped.push(keyPath());
      continue;
    }
    // Not spread into one `push`: there may be more of them than a call takes arguments.
    for (const inside of droppedFields(input[key], plain[key], instance[key], keyPath)) dropped.push(inside);
  }
  return dropped;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
