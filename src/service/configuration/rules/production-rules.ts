import { digestOf, type ApiKey } from '../../../access/authenticators/api-key/api-key';
import { DEVELOPMENT_KEY } from '../development-key';
import { SERVER_VARIABLES } from '../variables/server.variables';
import { placeholderProblem } from './placeholder';
import type { ConfigurationRule } from './rule';

const PRODUCTION = 'With NODE_ENV=production,';

/** In characters. Stream's secrets have 64. */
const MIN_STREAM_SECRET = 20;
const MIN_KEY = 16;
const MIN_STREAM_KEY = 1;

const MAKE_ONE = 'Make one with `openssl rand -hex 32`.';
const COPY_IT = "Copy it from Stream's dashboard.";
const SAY_SO = 'If it is from there, set ACCEPTED_PLACEHOLDERS=STREAM_API_KEY.';

interface CheckedSecret {
  /** What it is, with the variable that it comes from. */
  readonly what: string;
  readonly text: string;
  readonly minLength: number;
  readonly fix: string;
}

/** What guards real data must not be what is in every tutorial. */
export const refusePlaceholders: ConfigurationRule = (variables, configuration) => {
  if (!configuration.production) return [];
  const { stream, webhookSecrets, apiKeys, jwt } = configuration;
  const secrets: CheckedSecret[] = [
    ...(stream ? streamSecrets(stream) : []),
    ...webhookSecrets.map((text, index) => ({
      what: `secret ${index + 1} of STREAM_WEBHOOK_SECRETS`,
      text,
      minLength: MIN_STREAM_SECRET,
      fix: COPY_IT,
    })),
    ...apiKeys.filter((key) => !isDevelopmentKey(key)).flatMap(apiKeySecrets),
    ...(jwt && 'secret' in jwt
      ? [{ what: 'JWT_SECRET', text: jwt.secret, minLength: MIN_KEY, fix: MAKE_ONE }]
      : []),
  ];
  // Only what is public can be accepted by name: of what is secret, a new one can be made.
  const accepted: readonly string[] = variables.read(SERVER_VARIABLES.acceptedPlaceholders) ?? [];
  return secrets.filter(({ what }) => !accepted.includes(what)).flatMap((secret) => refusal(secret) ?? []);
};

/** The key that the documentation shows. */
export const refuseDevelopmentKey: ConfigurationRule = (_variables, { production, apiKeys }) => {
  if (!production) return [];
  return apiKeys
    .filter(isDevelopmentKey)
    .map(
      ({ name }) =>
        `${PRODUCTION} the key '${name}' of API_KEYS must not be the development key. ${MAKE_ONE}`,
    );
};

/** The key is known to everybody, so that it must not be known to a network unless somebody says so. */
export const keepDevelopmentKeyAtHome: ConfigurationRule = (variables, { host, stream, production }) => {
  if (stream ?? production) return [];
  if (isLoopback(host) || variables.read(SERVER_VARIABLES.emulatorOnNetwork)) return [];
  return [
    `HOST is ${host}, but without STREAM_API_KEY the service has a key that everybody knows. Set STREAM_API_KEY and ` +
      'STREAM_API_SECRET, or HOST=127.0.0.1; or EMULATOR_ON_NETWORK=true, if nobody else reaches that network.',
  ];
};

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isDevelopmentKey(key: ApiKey): boolean {
  return digestOf(key).equals(digestOf(DEVELOPMENT_KEY));
}

function streamSecrets({ apiKey, apiSecret }: { apiKey: string; apiSecret: string }): CheckedSecret[] {
  return [
    { what: 'STREAM_API_KEY', text: apiKey, minLength: MIN_STREAM_KEY, fix: `${COPY_IT} ${SAY_SO}` },
    { what: 'STREAM_API_SECRET', text: apiSecret, minLength: MIN_STREAM_SECRET, fix: COPY_IT },
  ];
}

function apiKeySecrets({ name, key }: ApiKey): CheckedSecret[] {
  // Of a key that is there as its digest, nothing can be said.
  if (key === undefined) return [];
  return [{ what: `the key '${name}' of API_KEYS`, text: key, minLength: MIN_KEY, fix: MAKE_ONE }];
}

function refusal({ what, text, minLength, fix }: CheckedSecret): string | undefined {
  const problem = placeholderProblem(text, minLength);
  return problem && `${PRODUCTION} ${what} must be a real one, but it ${problem}. ${fix}`;
}
