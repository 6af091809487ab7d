import type { AppResponse } from '../../stream/models/app.model';
import { withoutSecrets } from '../secrets/without-secrets';
import type { AppSettings } from './app.dto';

const FIELDS = [
  'id',
  'name',
  'organization',
  'placement',
  'grants',
  'multi_tenant_enabled',
  'enforce_unique_usernames',
  'disable_auth_checks',
  'disable_permissions_checks',
  'guest_user_creation_disabled',
  'suspended',
  'revoke_tokens_issued_before',
] as const satisfies readonly (keyof AppSettings)[];

/** The settings of the app that the REST API shows. Others hold credentials of queues and push providers. */
export function appSettings(app: AppResponse): AppSettings {
  const fields = Object.fromEntries(FIELDS.map((name) => [name, app[name]])) as Omit<
    AppSettings,
    'event_hooks'
  >;
  return { ...fields, event_hooks: withoutSecrets(app.event_hooks ?? []) };
}
