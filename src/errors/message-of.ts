import { isError } from './is-error';

/** What went wrong, of whatever was thrown. */
export function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
