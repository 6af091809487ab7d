import { StreamConfigurationError } from '../stream/stream.errors';
import { SCOPES, type Scope } from './scope';

/** A key that a service calls the REST API with. */
export interface ApiKey {
  /** Who uses the key; becomes the principal's `subject`. */
  readonly name: string;
  /** The secret text that is sent in the header `x-api-key`. */
  readonly key: string;
  /** What the key may do; `*` is every scope. */
  readonly scopes: readonly (Scope | '*')[];
}

const HEADER_TEXT = /^[\x21-\x7e]+$/;

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
  requireUnique('name', keys);
  requireUnique('key', keys);
  return keys;
}

/** The scopes that a key's list stands for. */
export function expandScopes(scopes: readonly (Scope | '*')[]): readonly Scope[] {
  return scopes.includes('*') ? SCOPES : SCOPES.filter((scope) => scopes.includes(scope));
}

function parseApiKey(value: unknown, index: number): ApiKey {
  const entry = `API key ${index + 1}`;
  if (typeof value !== 'object' || value === null) {
    throw new StreamConfigurationError(`${entry} must be an object with name, key and scopes.`);
  }
  const { name, key, scopes } = value as Partial<Record<string, unknown>>;
  if (typeof name !== 'string' || name === '') {
    throw new StreamConfigurationError(`${entry}: name must be text that says who uses the key.`);
  }
  if (typeof key !== 'string' || !HEADER_TEXT.test(key)) {
    throw new StreamConfigurationError(
      `${entry} (${name}): key must be printable ASCII text without white space, such as the output of \`openssl rand -hex 32\`.`,
    );
  }
  return { name, key, scopes: parseScopes(scopes, `${entry} (${name})`) };
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

function requireUnique(field: 'name' | 'key', keys: readonly ApiKey[]): void {
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.has(key[field])) {
      throw new StreamConfigurationError(
        `API key ${index + 1} (${key.name}) has the ${field} of another one.`,
      );
    }
    seen.add(key[field]);
  });
}
