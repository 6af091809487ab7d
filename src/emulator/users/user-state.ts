import type { Schema } from '../protocol/validate';
import { parseTime } from '../protocol/wire-time';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';
import type { Ban, Mute, UserRecord } from '../world/user-store';
import { userRequestSchema, type UserRequest } from './user-request';

interface BanState {
  readonly banned_by?: string;
  readonly reason?: string;
  readonly shadow?: boolean;
  readonly created_at?: StateTime;
  readonly expires?: StateTime;
}

interface MuteState {
  readonly user_id: string;
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
  readonly expires?: StateTime;
}

/** A user in exported state: the fields of a request, and what only the service sets. */
export interface UserState extends UserRequest {
  readonly created_at?: StateTime;
  readonly updated_at?: StateTime;
  readonly last_active?: StateTime;
  readonly deactivated_at?: StateTime;
  readonly deleted_at?: StateTime;
  readonly pruned?: true;
  readonly revoke_tokens_issued_before?: StateTime;
  readonly ban?: BanState;
  readonly blocked?: readonly { readonly user_id: string; readonly created_at?: StateTime }[];
  readonly mutes?: readonly MuteState[];
}

const id: Schema = { type: 'string', minLength: 1 };

export const userStateSchema: Schema = {
  ...userRequestSchema,
  properties: {
    ...userRequestSchema.properties,
    // Guests and placeholders have longer ids than requests may name.
    id,
    created_at: timeSchema,
    updated_at: timeSchema,
    last_active: timeSchema,
    deactivated_at: timeSchema,
    deleted_at: timeSchema,
    pruned: { type: 'boolean' },
    revoke_tokens_issued_before: timeSchema,
    ban: {
      type: 'object',
      properties: { created_at: timeSchema, expires: timeSchema, shadow: { type: 'boolean' } },
    },
    blocked: {
      type: 'array',
      items: { type: 'object', required: ['user_id'], properties: { user_id: id, created_at: timeSchema } },
    },
    mutes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['user_id'],
        properties: { user_id: id, created_at: timeSchema, updated_at: timeSchema, expires: timeSchema },
      },
    },
  },
};

export function exportUser(user: UserRecord): UserState {
  return definedOnly({
    id: user.id,
    name: user.name,
    image: user.image,
    role: user.role,
    custom: user.custom,
    teams: user.teams,
    teams_role: user.teamsRole,
    language: user.language,
    invisible: user.invisible,
    privacy_settings: user.privacySettings,
    created_at: writeTime(user.createdAt),
    updated_at: writeTime(user.updatedAt),
    last_active: writeTime(user.lastActive),
    deactivated_at: writeTime(user.deactivatedAt),
    deleted_at: writeTime(user.deletedAt),
    pruned: user.pruned,
    revoke_tokens_issued_before: writeTime(user.revokeTokensIssuedBefore),
    ban: user.ban && exportBan(user.ban),
    blocked: listed(user.blocked, (user_id, since) => ({ user_id, created_at: writeTime(since) })),
    mutes: listed(user.mutes, exportMute),
  });
}

export function importUser(app: App, state: UserState): void {
  const createdAt = readTime(app, state.created_at);
  app.users.put(
    definedOnly<UserRecord>({
      id: state.id,
      name: state.name,
      image: state.image,
      custom: state.custom ?? {},
      role: state.role ?? 'user',
      language: state.language ?? '',
      teams: state.teams ?? [],
      teamsRole: state.teams_role,
      invisible: state.invisible ?? false,
      privacySettings: state.privacy_settings,
      createdAt,
      updatedAt: parseTime(state.updated_at) ?? createdAt,
      lastActive: parseTime(state.last_active),
      deactivatedAt: parseTime(state.deactivated_at),
      deletedAt: parseTime(state.deleted_at),
      pruned: state.pruned,
      revokeTokensIssuedBefore: parseTime(state.revoke_tokens_issued_before),
      ban: state.ban && importBan(app, state.ban),
      blocked:
        state.blocked &&
        new Map(state.blocked.map((block) => [block.user_id, readTime(app, block.created_at)])),
      mutes: state.mutes && new Map(state.mutes.map((mute) => [mute.user_id, importMute(app, mute)])),
    }),
  );
}

function exportBan({ bannedBy, reason, shadow, createdAt, expires }: Ban): BanState {
  return definedOnly({
    banned_by: bannedBy,
    reason,
    shadow,
    created_at: writeTime(createdAt),
    expires: writeTime(expires),
  });
}

function importBan(app: App, { banned_by, reason, shadow = false, created_at, expires }: BanState): Ban {
  const createdAt = readTime(app, created_at);
  return definedOnly({ bannedBy: banned_by, reason, shadow, createdAt, expires: parseTime(expires) });
}

function exportMute(user_id: string, { createdAt, updatedAt, expires }: Mute): MuteState {
  return definedOnly({
    user_id,
    created_at: writeTime(createdAt),
    updated_at: writeTime(updatedAt),
    expires: writeTime(expires),
  });
}

function importMute(app: App, { created_at, updated_at, expires }: MuteState): Mute {
  const createdAt = readTime(app, created_at);
  return definedOnly({
    createdAt,
    updatedAt: parseTime(updated_at) ?? createdAt,
    expires: parseTime(expires),
  });
}

/** The entries of a map as a list; nothing for an empty one, so that the state of most users stays short. */
function listed<T, S>(
  map: ReadonlyMap<string, T> | undefined,
  write: (key: string, value: T) => S,
): S[] | undefined {
  if (!map || map.size === 0) return undefined;
  return [...map].map(([key, value]) => write(key, value));
}
