import { ACCESS_VARIABLES } from '../variables/access.variables';
import { STREAM_VARIABLES } from '../variables/stream.variables';
import type { ConfigurationRule } from './rule';

const { jwksUrl, publicKey, secret, apiKeys, ...JWT_RULES } = ACCESS_VARIABLES;
const JWT_KEYS = [jwksUrl, publicKey, secret];
const NAMES_OF_KEYS = 'JWT_JWKS_URL, JWT_PUBLIC_KEY or JWT_SECRET';

/** In front of real data, somebody must be known, or nobody could call the service. */
export const requireAuthenticator: ConfigurationRule = (variables, { production }) => {
  const isReal = production || variables.isSet(STREAM_VARIABLES.apiKey);
  if (!isReal || [apiKeys, ...JWT_KEYS].some((variable) => variables.isSet(variable))) return [];
  const reason = variables.isSet(STREAM_VARIABLES.apiKey) ? 'STREAM_API_KEY set' : 'NODE_ENV=production';
  return [
    `API_KEYS is missing: with ${reason}, the service does not start without knowing who may use it. Set it to JSON such as ` +
      `[{"name":"backend","key":"…","scopes":["*"]}], or API_KEYS_FILE to the path of such a file; or, for users, ${NAMES_OF_KEYS}.`,
  ];
};

/** A JWT is checked with one key, or else nobody could say which tokens are accepted. */
export const requireOneJwtKey: ConfigurationRule = (variables) => {
  const set = JWT_KEYS.filter((variable) => variables.isSet(variable)).map(({ name }) => name);
  if (set.length > 1) return [`${set.join(' and ')} are both set: a JWT is checked with one of them.`];
  if (set.length === 1) return [];
  return Object.values(JWT_RULES)
    .filter((variable) => variables.isSet(variable))
    .map(({ name }) => `${name} is set, but no JWT is accepted: set ${NAMES_OF_KEYS} as well.`);
};
