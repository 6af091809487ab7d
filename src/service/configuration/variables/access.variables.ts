import { USER_SCOPES } from '../../../access/scope';
import { algorithms } from '../values/algorithms';
import { apiKeys } from '../values/api-keys';
import { flag } from '../values/flag';
import { list } from '../values/list';
import { publicKey } from '../values/public-key';
import { shownAddress } from '../values/shown-address';
import { userScopes } from '../values/user-scopes';
import { webAddress } from '../values/web-address';
import { wholeNumber } from '../values/whole-number';
import { word } from '../values/word';
import type { Variable } from './variable';

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
