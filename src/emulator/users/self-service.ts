import type { StreamRequest } from '../protocol/route';
import { missingGrant } from '../protocol/stream-fault';
import { requireAppGrant } from '../roles/app-grants';
import type { PartialUpdate } from './partial-update/partial-update-request';
import type { UserRequest } from './user-request';

const UPDATE_USER = { id: 'update-user', action: 'UpdateUser' };

/** What only a server may set, with the action that a user is refused. */
const SERVER_SIDE_FIELDS: Readonly<Record<string, string>> = {
  role: 'UpdateUserRole',
  teams: 'UpdateUserTeams',
  teams_role: 'UpdateUserTeams',
  revoke_tokens_issued_before: 'UpdateUser',
};

/**
 * An upsert as its sender may make it. Users write themselves only, and keep the fields that only a server may set.
 * Throws 403/17 otherwise.
 */
export function asSelf(request: StreamRequest, user: UserRequest): UserRequest {
  if (request.caller.kind !== 'user') return user;
  requireSelf(request, user.id, Object.keys(user));
  const { role, teams, teamsRole } = request.caller.user;
  return { ...user, role, teams, ...(teamsRole && { teams_role: teamsRole }) };
}

/** Throws 403/17 unless the sender may make these partial updates. */
export function requireOwnPartialUpdates(request: StreamRequest, updates: readonly PartialUpdate[]): void {
  for (const { id, set = {}, unset = [] } of updates) {
    // A dotted key leads into the field that its first part names.
    const fields = [...Object.keys(set), ...unset].map((key) => key.split('.', 1).join());
    requireSelf(request, id, fields);
  }
}

function requireSelf({ app, caller }: StreamRequest, id: string, fields: readonly string[]): void {
  if (caller.kind !== 'user') return;
  requireAppGrant(app, caller, UPDATE_USER, id === caller.user.id);
  if (app.settings.disablePermissionsChecks) return;
  for (const field of fields) {
    const action = Object.hasOwn(SERVER_SIDE_FIELDS, field) ? SERVER_SIDE_FIELDS[field] : undefined;
    if (action !== undefined) throw missingGrant(caller.user.id, caller.user.role, action, '.app');
  }
}
