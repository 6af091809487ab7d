import { createPublicKey } from 'node:crypto';
import { type Scope, SCOPES, USER_SCOPES } from '../../../access/scope';
import { StreamConfigurationError } from '../../../stream/stream.errors';
import { type ApiKey, parseApiKeys } from '../../../access/authenticators/api-key/api-key';
import {
  type JwtAlgorithm,
  PUBLIC_KEY_ALGORITHMS,
  SECRET_ALGORITHMS,
} from '../../../access/authenticators/jwt/jwt-algorithm';
import { flag } from '../values/flag';
import { list, listOf, splitList } from '../values/list';
import { shownAddress } from '../values/shown-address';
import { webAddress } from '../values/web-address';
import { wholeNumber } from '../values/whole-number';
import { word } from '../values/word';
import { choice } from '../values/choice';
import type { ParseValue, Variable } from './variable';

/** The algorithms that a JWT may be signed with. */
const algorithms: ParseValue<readonly JwtAlgorithm[]> = listOf(
  choice([...SECRET_ALGORITHMS, ...PUBLIC_KEY_ALGORITHMS]),
);

/** API keys in JSON. */
const apiKeys: ParseValue<readonly ApiKey[]> = (name, text) => {
  try {
    return parseApiKeys(JSON.parse(text));
  } catch (error) {
    // The text of a JSON error quotes its input, in which the keys are.
    const problem = error instanceof StreamConfigurationError ? error.message : 'it is not valid JSON.';
    throw new StreamConfigurationError(`${name}: ${problem}`);
  }
};

/** A public key or a certificate in PEM, on one line with `\n` too; always given back as SPKI. */
const publicKey: ParseValue<string> = (name, text) => {
  const pem = text.replaceAll('\\n', '\n');
  if (pem.includes('PRIVATE KEY')) {
    throw new StreamConfigurationError(
      `${name} holds a private key, which belongs to those who issue tokens: give the public key.`,
    );
  }
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    throw new StreamConfigurationError(
      `${name} must be a public key in PEM, which begins with -----BEGIN PUBLIC KEY-----.`,
    );
  }
};

/** Scopes with spaces or commas between; `none` for none. */
const userScopes: ParseValue<readonly Scope[]> = (name, text) => {
  if (text.trim() === 'none') return [];
  const words = splitList(text, /[\s,]+/);
  const unknown = words.find((word) => !SCOPES.some((scope) => scope === word));
  if (unknown === undefined) return SCOPES.filter((scope) => words.includes(scope));
  throw new StreamConfigurationError(
    `${name} must be scopes with spaces between, or none. There are: ${SCOPES.join(', ')}; not '${unknown}'.`,
  );
};

const HOUR_IN_SECONDS = 3600;

/** Who may call the service. */
export const ACCESS_VARIABLES = {
  apiKeys: {
    name: 'API_KEYS',
    meaning:
      'keys of services: `[{"name":"backend","key":"…","scopes":["*"]}]`; `sha256` in place of `key` holds its digest',
    usedBy: 'service',
    secret: true,
    file: true,
    parse: apiKeys,
  },
  jwksUrl: {
    name: 'JWT_JWKS_URL',
    meaning: 'where the keys that sign the JWTs of your users are published',
    usedBy: 'service',
    show: shownAddress,
    parse: webAddress('https://auth.example.com/.well-known/jwks.json'),
  },
  publicKey: {
    name: 'JWT_PUBLIC_KEY',
    meaning: 'or the public key, in PEM',
    usedBy: 'service',
    file: true,
    show: () => 'a public key',
    parse: publicKey,
  },
  secret: {
    name: 'JWT_SECRET',
    meaning: 'or the secret that signs them',
    usedBy: 'service',
    secret: true,
    file: true,
    parse: word,
  },
  issuer: {
    name: 'JWT_ISSUER',
    meaning: 'who must have issued a JWT (`iss`)',
    usedBy: 'service',
    parse: word,
  },
  audience: {
    name: 'JWT_AUDIENCE',
    meaning: 'for whom a JWT must be (`aud`): one of these, with commas between',
    usedBy: 'service',
    parse: list,
  },
  algorithms: {
    name: 'JWT_ALGORITHMS',
    meaning: 'with which a JWT may be signed, with commas between; without: those that fit the key',
    usedBy: 'service',
    parse: algorithms,
  },
  clockTolerance: {
    name: 'JWT_CLOCK_TOLERANCE',
    meaning: "seconds by which the issuer's clock may differ",
    usedBy: 'service',
    default: '5',
    parse: wholeNumber(0, HOUR_IN_SECONDS),
  },
  userScopes: {
    name: 'JWT_USER_SCOPES',
    meaning: 'what every user may do, for themselves; `none` for nothing',
    usedBy: 'service',
    default: USER_SCOPES.join(' '),
    parse: userScopes,
  },
  userIdClaim: {
    name: 'JWT_USER_ID_CLAIM',
    meaning: 'the claim with the id of the Stream user, and with the name of a service',
    usedBy: 'service',
    default: 'sub',
    parse: word,
  },
  escapeUserIds: {
    name: 'JWT_ESCAPE_USER_IDS',
    meaning: 'makes user ids of claims that are none, such as `a@2eb` of `a.b`: `true` or `false`',
    usedBy: 'service',
    default: 'false',
    parse: flag,
  },
  scopesClaim: {
    name: 'JWT_SCOPES_CLAIM',
    meaning: 'the claim with the scopes of a JWT',
    usedBy: 'service',
    default: 'scope',
    parse: word,
  },
  kindClaim: {
    name: 'JWT_KIND_CLAIM',
    meaning: "a claim that says `service` or `user`; without: every JWT is a user's",
    usedBy: 'service',
    parse: word,
  },
  standingTtl: {
    name: 'USER_STANDING_TTL',
    meaning:
      'milliseconds for which it is kept whether a user is deactivated, banned or deleted; 0: not at all',
    usedBy: 'service',
    default: '10000',
    parse: wholeNumber(0, 600_000),
  },
} satisfies Record<string, Variable>;
