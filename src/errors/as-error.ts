import { isError } from './is-error';

/** What was thrown, when it is an error; otherwise an error that says what it is. */
export function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error(String(thrown));
}
