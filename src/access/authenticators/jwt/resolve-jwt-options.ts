import { requireUserId } from '../../../stream/identifiers';
import { chooseProxy } from '../../../stream/proxy/choose-proxy';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import { escapeUserId } from '../../../stream/users/escape-user-id';
import { SCOPES } from '../../scope';
import { PUBLIC_KEY_ALGORITHMS, SECRET_ALGORITHMS, type JwtAlgorithm } from './jwt-algorithm';
import type { JwksSource, JwtOptions, JwtRules, MapClaims } from './jwt.options';
import { publicKeys, secretKeys, type LocalKey } from './local-keys';
import { principalOfClaims } from './principal-of-claims';
import type { ResolvedJwksSource } from './remote-keys';

/** The options, checked and with their defaults. */
export interface ResolvedJwtOptions {
  /** Of keys that are looked up at an address, or given. */
  readonly source: ResolvedJwksSource | readonly LocalKey[];
  readonly rules: {
    readonly issuer?: string | string[];
    readonly audience?: string | string[];
    readonly algorithms: string[];
    readonly clockTolerance: number;
    readonly requiredClaims: string[];
  };
  readonly map: MapClaims;
  /** Makes the id of a Stream user of a subject. Throws where that is impossible. */
  readonly toUserId: (subject: string) => string;
}

const SOURCES = ['jwksUrl', 'publicKey', 'secret'] as const;

/**
 * Checks the options and fills in the defaults.
 *
 * @throws StreamConfigurationError naming the option at fault; without any key or secret in its text
 */
export function resolveJwtOptions(options: JwtOptions): ResolvedJwtOptions {
  const { issuer, audience, clockTolerance = 5, requireExpiry = true } = options;
  if (!Number.isFinite(clockTolerance) || clockTolerance < 0) {
    throw new StreamConfigurationError('clockTolerance must be a number of seconds, 0 or greater.');
  }
  const { source, algorithms } = resolveSource(options);
  return {
    source,
    rules: {
      ...(issuer === undefined ? {} : { issuer: texts('issuer', issuer) }),
      ...(audience === undefined ? {} : { audience: texts('audience', audience) }),
      algorithms: [...algorithms],
      clockTolerance,
      requiredClaims: requireExpiry ? ['exp'] : [],
    },
    map: resolveMap(options),
    toUserId: options.escapeUserIds === true ? escapeUserId : (subject) => requireUserId('user_id', subject),
  };
}

function resolveSource(
  options: JwtOptions,
): Pick<ResolvedJwtOptions, 'source'> & { algorithms: readonly JwtAlgorithm[] } {
  const given = SOURCES.filter((name) => options[name] !== undefined);
  if (given.length !== 1) {
    throw new StreamConfigurationError(
      `Verifying JWTs takes exactly one of ${SOURCES.join(', ')}, not ${given.join(' and ') || 'none'}.`,
    );
  }
  if (options.secret !== undefined) {
    const algorithms = allowed(options, SECRET_ALGORITHMS, 'a secret') ?? ['HS256'];
    return { source: secretKeys(options.secret, algorithms), algorithms };
  }
  const algorithms = allowed(options, PUBLIC_KEY_ALGORITHMS, 'public keys') ?? PUBLIC_KEY_ALGORITHMS;
  if (options.publicKey !== undefined) {
    return { source: publicKeys(options.publicKey, algorithms), algorithms };
  }
  return { source: resolveJwks(options), algorithms };
}

function allowed(
  { algorithms }: JwtRules,
  possible: readonly JwtAlgorithm[],
  keys: string,
): readonly JwtAlgorithm[] | undefined {
  if (algorithms === undefined) return undefined;
  const known = possible.filter((one) => algorithms.includes(one));
  if (known.length > 0 && known.length === algorithms.length) return known;
  throw new StreamConfigurationError(
    `algorithms must be a list with some of those for ${keys}: ${possible.join(', ')}.`,
  );
}

function resolveJwks({
  jwksUrl,
  jwksTimeout = 5000,
  jwksMaxAge = 600_000,
  jwksCooldown = 30_000,
  proxy,
  issuer,
  audience,
}: JwtRules & JwksSource): ResolvedJwksSource {
  if (!isPlainUrl(jwksUrl)) {
    throw new StreamConfigurationError(
      'jwksUrl must be an address with http or https and without credentials, such as ' +
        'https://login.example.com/.well-known/jwks.json.',
    );
  }
  if (issuer === undefined && audience === undefined) {
    throw new StreamConfigurationError(
      'jwksUrl needs issuer or audience (best both): the keys of one address often sign tokens for many apps.',
    );
  }
  for (const [name, value] of Object.entries({ jwksTimeout, jwksMaxAge, jwksCooldown })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new StreamConfigurationError(`${name} must be a whole number of milliseconds, 1 or greater.`);
  }
  // Says at start what is wrong with it, or with the variables.
  chooseProxy(jwksUrl, proxy);
  return { jwksUrl, jwksTimeout, jwksMaxAge, jwksCooldown, proxy };
}

function isPlainUrl(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

function texts(name: string, value: string | readonly string[]): string[] {
  const list: readonly unknown[] = typeof value === 'string' ? [value] : value;
  const isList = Array.isArray(list) && list.length > 0;
  if (isList && list.every((one): one is string => typeof one === 'string' && one !== '')) return [...list];
  throw new StreamConfigurationError(`${name} must be text that is not empty, or a list of such.`);
}

function resolveMap({ map, claims, userScopes }: JwtRules): MapClaims {
  if (map === undefined) {
    const unknown = userScopes?.find((scope) => !SCOPES.includes(scope));
    if (unknown === undefined) return principalOfClaims(claims, userScopes);
    throw new StreamConfigurationError(
      `userScopes: ${unknown} is no scope. There are: ${SCOPES.join(', ')}.`,
    );
  }
  if (claims === undefined && userScopes === undefined) return map;
  throw new StreamConfigurationError(
    'Give either map or claims and userScopes: map decides on the whole principal.',
  );
}
