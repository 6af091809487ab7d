import { isNativeError } from 'node:util/types';

/**
 * Whether it is an error, of whichever realm: Jest runs tests in one of their own, so what Node and Jest themselves throw there is
 * no `instanceof Error`. Errors that are made without `Error` (those of `DOMException`, and of old packages) are told by their shape.
 */
export function isError(value: unknown): value is Error {
  if (isNativeError(value)) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { name, message, stack } = value as Partial<Error>;
  return [name, message, stack].every((text) => typeof text === 'string');
}
