import { notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';
import { requireActiveUser } from './find-user';
import { requireRole, requireTeams, requireUserId } from './user-fields';
import type { UserRequest } from './user-request';
import { requireUniqueNames } from './username';

/**
 * Creates or replaces users: of an existing one, every field that is left out is cleared, but for the role, the bans,
 * blocks and devices. All or nothing: throws before anything is written.
 */
export function upsertUsers(app: App, requests: readonly UserRequest[]): UserRecord[] {
  for (const request of requests) requireWritable(app, request);
  requireUniqueNames(
    app,
    requests.map((request) => ({ id: request.id, name: request.name, teams: request.teams ?? [] })),
  );
  return requests.map((request) => upsert(app, request));
}

/** As `upsertUsers`, for one. */
export function upsertUser(app: App, request: UserRequest): UserRecord {
  requireWritable(app, request);
  requireUniqueNames(app, [{ id: request.id, name: request.name, teams: request.teams ?? [] }]);
  return upsert(app, request);
}

/** The user with this id; made with nothing but the id if there is none. Throws 404/16 for a deleted or deactivated one. */
export function ensureUser(app: App, id: string): UserRecord {
  return app.users.has(id) ? requireActiveUser(app, id) : upsertUser(app, { id: requireUserId(id) });
}

function requireWritable(app: App, request: UserRequest): void {
  const existing = app.users.get(request.id);
  if (existing?.deletedAt !== undefined) throw notFound(`the user ${request.id} was deleted`);
  if (existing?.deactivatedAt !== undefined) throw notFound(`the user ${request.id} was deactivated`);
  if (request.role !== undefined) requireRole(app, request.role, 'role');
  requireTeams(app, request.teams ?? [], request.teams_role);
}

function upsert(app: App, request: UserRequest): UserRecord {
  const existing = app.users.get(request.id);
  const now = app.clock.now();
  const user: UserRecord = {
    ...(existing && keptFields(existing)),
    id: request.id,
    custom: request.custom ?? {},
    role: request.role ?? existing?.role ?? 'user',
    language: request.language ?? '',
    teams: request.teams ?? [],
    invisible: request.invisible ?? false,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
    ...(request.name && { name: request.name }),
    ...(request.image && { image: request.image }),
    ...(request.teams_role && { teamsRole: request.teams_role }),
    ...(request.privacy_settings && { privacySettings: request.privacy_settings }),
  };
  app.users.put(user);
  // Stream has no event for a new user.
  if (existing) app.events.emit('user.updated', { user });
  return user;
}

/** What a replacement leaves as it is. */
function keptFields({
  lastActive,
  revokeTokensIssuedBefore,
  ban,
  blocked,
  mutes,
}: UserRecord): Partial<UserRecord> {
  return {
    ...(lastActive !== undefined && { lastActive }),
    ...(revokeTokensIssuedBefore !== undefined && { revokeTokensIssuedBefore }),
    ...(ban && { ban }),
    ...(blocked && { blocked }),
    ...(mutes && { mutes }),
  };
}
