import { StreamValidationError } from '../stream.errors';

/**
 * Parses the address of a file. Its query usually signs it, so errors never show it.
 *
 * @param isHttpAllowed whether the address may be without TLS
 * @throws StreamValidationError for an address that is not one of https
 */
export function parseFileUrl(address: unknown, isHttpAllowed: boolean): URL {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && !(isHttpAllowed && url?.protocol === 'http:')) {
    throw new StreamValidationError('url', 'must be an https address.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new StreamValidationError('url', 'must not have a user name or password.');
  }
  return url;
}
