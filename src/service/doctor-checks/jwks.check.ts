import { isError } from '../../errors/is-error';
import { messageOf } from '../../errors/message-of';
import type { Finding } from '../../doctor';
import { fetchText } from '../../stream/proxy/fetch-text';
import { shownAddress } from '../configuration/values/shown-address';

const CHECK = 'jwks';
const FIX = 'Check JWT_JWKS_URL: it is the jwks_uri in the OpenID configuration of your issuer.';

/** In milliseconds. */
const TIMEOUT = 5000;

/** Whether the keys of the issuer of JWTs can be had. */
export async function checkJwks(jwksUrl: string): Promise<Finding> {
  const shown = shownAddress(jwksUrl);
  const answer = await fetchKeys(jwksUrl);
  if (typeof answer === 'string') {
    return {
      check: CHECK,
      status: 'error',
      message: `The keys at ${shown} cannot be read: ${answer}.`,
      fix: FIX,
    };
  }
  if (answer === 0) {
    return {
      check: CHECK,
      status: 'error',
      message: `There is no key at ${shown}: no JWT is accepted.`,
      fix: FIX,
    };
  }
  return { check: CHECK, status: 'ok', message: `Keys at ${shown}: ${answer}.` };
}

/** More is read by nobody. */
const KEYS_BYTES_MAX = 256 * 1024;

/** How many keys there are, or why that is not known. */
async function fetchKeys(url: string): Promise<number | string> {
  try {
    const answer = await fetchText(url, { signal: AbortSignal.timeout(TIMEOUT), maxBytes: KEYS_BYTES_MAX });
    if (!answer.ok) return `status ${answer.status}`;
    const body: unknown = JSON.parse(answer.text);
    if (typeof body !== 'object' || body === null || !('keys' in body)) return 'it is no set of keys';
    return Array.isArray(body.keys) ? body.keys.length : 'it is no set of keys';
  } catch (error) {
    const cause: unknown = isError(error) ? (error.cause ?? error) : error;
    return messageOf(cause);
  }
}
