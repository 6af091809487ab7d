/** What a principal may be allowed to do on the REST API. */
export const SCOPES = [
  'users:read',
  'users:write',
  'tokens:mint',
  'calls:read',
  'calls:write',
  'call-types:read',
  'call-types:write',
  'webhooks:read',
  'webhooks:write',
] as const;
export type Scope = (typeof SCOPES)[number];
