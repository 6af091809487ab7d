import type { ApiKey } from '../../access/authenticators/api-key/api-key';

/** What anybody may use on their own machine, against data that is not real. */
export const DEVELOPMENT_KEY = {
  name: 'development',
  key: 'dev-key',
  scopes: ['*'],
} as const satisfies ApiKey;
