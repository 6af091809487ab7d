import { StreamApiError } from '../../stream/stream.errors';
import { isSecretName } from './secret-names';
import { withoutSecrets, type WithoutSecrets } from './without-secrets';

const HIDDEN = '…';

/** Shorter ones would be found in any text. */
const SHORTEST_SECRET = 3;

/**
 * The response to a request that carries secrets, without them: in fields for secrets, or quoted in a text.
 *
 * @param request its body
 * @throws what the request fails with; where Stream quotes a secret of the request, the error does not
 */
export async function sendingSecrets<T>(request: object, response: Promise<T>): Promise<WithoutSecrets<T>> {
  const hide = hiding(secretsIn(request));
  try {
    return withoutSecrets(await response, hide);
  } catch (error) {
    throw error instanceof StreamApiError ? quotingNone(error, hide) : error;
  }
}

function quotingNone(error: StreamApiError, hide: (text: string) => string): StreamApiError {
  const { reason, exceptionFields } = error;
  const fields = Object.entries(exceptionFields ?? {}).map(([name, text]): [string, string] => [
    name,
    hide(text),
  ]);
  return new StreamApiError({
    ...error,
    reason: hide(reason),
    exceptionFields: exceptionFields && Object.fromEntries(fields),
  });
}

/** Longer ones first: one secret may be a part of another. */
function hiding(secrets: readonly string[]): (text: string) => string {
  const ordered = secrets.toSorted((one, other) => other.length - one.length);
  return (text) => ordered.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}

/** Each as it is, and as it stands in JSON. */
function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    if (typeof field !== 'string') return secretsIn(field);
    const isSecret = field.length >= SHORTEST_SECRET && isSecretName(name);
    return isSecret ? [field, JSON.stringify(field).slice(1, -1)] : [];
  });
}
