/** What a principal may be allowed to do on the REST API. */
export const SCOPES = [
  'users:read',
  'users:write',
  'tokens:mint',
  'calls:read',
  'calls:write',
  'call-types:read',
  'call-types:write',
  'roles:read',
  'roles:write',
  'webhooks:read',
  'webhooks:write',
  'metrics:read',
  'app:read',
  'app:write',
  'push:read',
  'push:write',
  'storage:read',
  'storage:write',
  'sip:read',
  'sip:write',
  'imports:read',
  'imports:write',
  'block-lists:read',
  'block-lists:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The scopes of operations that users may do as themselves; the others are for services alone. */
export const USER_SCOPES = [
  'users:read',
  'users:write',
  'tokens:mint',
  'calls:read',
  'calls:write',
] as const satisfies readonly Scope[];
