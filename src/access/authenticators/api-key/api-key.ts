import { hash } from 'node:crypto';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import { SCOPES, type Scope } from '../../scope';

interface ApiKeyUse {
  /** Who uses the key; becomes the principal's `subject`. While a key is replaced, two entries have one name. */
  readonly name: string;
  /** What the key may do; `*` is every scope. */
  readonly scopes: readonly (Scope | '*')[];
}

interface PlainApiKey extends ApiKeyUse {
  /** The secret text that is sent in the header `x-api-key`. */
  readonly key: string;
  readonly sha256?: undefined;
}

interface HashedApiKey extends ApiKeyUse {
  readonly key?: undefined;
  /**
   * The SHA-256 digest of the key in 64 hexadecimal digits, so that the configuration does not hold the key itself:
   * `printf %s "$KEY" | sha256sum`. Only for keys that nobody can guess, such as those of `openssl rand -hex 32`.
   */
  readonly sha256: string;
}

/** A key that a service calls the REST API with: as it is, or its digest. */
export type ApiKey = PlainApiKey | HashedApiKey;

const HEADER_TEXT = /^[\x21-\x7e]+$/;
const SHA256_HEX = /^[\da-f]{64}$/i;

/**
 * Checks a list of API keys, such as one that was read from JSON.
 *
 * @throws StreamConfigurationError naming the entry and field at fault, without any key in the text
 */
export function parseApiKeys(value: unknown): ApiKey[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new StreamConfigurationError(
      'API keys must be a list with at least one entry, such as [{"name":"backend","key":"…","scopes":["*"]}].',
    );
  }
  const keys = value.map(parseApiKey);
  requireUnique(keys);
  return keys;
}

/** The scopes that a key's list stands for. */
export function expandScopes(scopes: readonly (Scope | '*')[]): readonly Scope[] {
  return scopes.includes('*') ? SCOPES : SCOPES.filter((scope) => scopes.includes(scope));
}

/** What keys are compared by: SHA-256, which has one length for all of them. */
export function apiKeyDigest(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/** The digest of the key of an entry, whichever way the entry has it. */
export function digestOf({ key, sha256 }: ApiKey): Buffer {
  return key === undefined ? Buffer.from(sha256, 'hex') : apiKeyDigest(key);
}

function parseApiKey(value: unknown, index: number): ApiKey {
  const entry = `API key ${index + 1}`;
  if (typeof value !== 'object' || value === null) {
    throw new StreamConfigurationError(`${entry} must be an object with name, key and scopes.`);
  }
  const { name, key, sha256, scopes } = value as Partial<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '') {
    throw new StreamConfigurationError(`${entry}: name must be text that says who uses the key.`);
  }
  const place = `${entry} (${name})`;
  if (sha256 === undefined) {
    return { name, key: parsePlainKey(key, place), scopes: parseScopes(scopes, place) };
  }
  if (key !== undefined) {
    throw new StreamConfigurationError(`${place} must have only one of key and sha256.`);
  }
  return { name, sha256: parseDigest(sha256, place), scopes: parseScopes(scopes, place) };
}

function parsePlainKey(key: unknown, place: string): string {
  if (typeof key === 'string' && HEADER_TEXT.test(key)) return key;
  throw new StreamConfigurationError(
    `${place}: key must be printable ASCII text without white space, such as the output of \`openssl rand -hex 32\`.`,
  );
}

function parseDigest(sha256: unknown, place: string): string {
  if (typeof sha256 === 'string' && SHA256_HEX.test(sha256)) return sha256.toLowerCase();
  throw new StreamConfigurationError(
    `${place}: sha256 must be the 64 hexadecimal digits that \`printf %s "$KEY" | sha256sum\` begins with.`,
  );
}

function parseScopes(value: unknown, entry: string): readonly (Scope | '*')[] {
  const allowed: readonly unknown[] = ['*', ...SCOPES];
  if (!Array.isArray(value) || value.length === 0) {
    throw new StreamConfigurationError(
      `${entry}: scopes must be a list with some of: ${allowed.join(', ')}.`,
    );
  }
  const unknown: unknown = value.find((scope) => !allowed.includes(scope));
  if (unknown !== undefined) {
    throw new StreamConfigurationError(
      `${entry}: ${JSON.stringify(unknown)} is no scope. There are: ${allowed.join(', ')}.`,
    );
  }
  return value as (Scope | '*')[];
}

function requireUnique(keys: readonly ApiKey[]): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    const digest = digestOf(key).toString('hex');
    if (seen.has(digest)) {
      throw new StreamConfigurationError(`API key ${index + 1} (${key.name}) has the key of another one.`);
    }
    seen.add(digest);
  });
}
