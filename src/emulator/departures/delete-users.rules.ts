import type { DeletionMode, UserDeletionMode } from '../../stream/models/enums';
import { deleteCallsOfTwo, handOverCalls } from '../calls/calls-of-user.rules';
import { inputError, notFound } from '../protocol/stream-fault';
import { startTask } from '../tasks/task.rules';
import { definedOnly } from '../protocol/state-value';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';
import { leaveUserGroups } from '../user-groups/user-group.rules';
import { requireUser } from '../users/find-user';

export interface DeleteUsers {
  readonly user_ids: readonly string[];
  /** Default `soft`. */
  readonly user?: UserDeletionMode;
  readonly messages?: UserDeletionMode;
  readonly conversations?: DeletionMode;
  /** Absent: calls are left alone. */
  readonly calls?: DeletionMode;
  readonly new_call_owner_id?: string;
}

/**
 * Deletes users and returns the id of the task that reports it. `soft` keeps everything for a restore, `pruning` erases
 * the personal fields, `hard` removes the user for good and gives its calls to another owner.
 */
export function deleteUsers(app: App, request: DeleteUsers): string {
  const { user: mode = 'soft', calls } = request;
  const ids = [...new Set(request.user_ids)];
  requireConsistent(request);
  const users = ids.map((id) => requireKnown(app, id));
  if (request.new_call_owner_id !== undefined) requireNewOwner(app, request.new_call_owner_id, ids);
  for (const user of users) {
    if (calls !== undefined) deleteCallsOfTwo(app, user.id);
    if (mode === 'hard') removeUser(app, user, request.new_call_owner_id);
    else markDeleted(app, user, mode);
    tellOfDeletion(app, user, request);
  }
  return startTask(app, Object.fromEntries(ids.map((id) => [id, { status: 'ok' }])));
}

function tellOfDeletion(app: App, user: UserRecord, request: DeleteUsers): void {
  const { user: mode = 'soft', messages, conversations } = request;
  app.events.emit('user.deleted', {
    user: app.users.get(user.id) ?? { ...user, deletedAt: app.clock.now() },
    delete_user: mode,
    delete_messages: messages ?? '',
    delete_conversation: conversations ?? '',
    delete_conversation_channels: conversations !== undefined,
    hard_delete: mode === 'hard',
    mark_messages_deleted: messages === 'soft',
  });
}

function requireConsistent({ user, messages, conversations }: DeleteUsers): void {
  if (user !== 'hard' || (messages === 'hard' && conversations === 'hard')) return;
  throw inputError('messages and conversations must be "hard" when user is "hard"', 'user');
}

function requireKnown(app: App, id: string): UserRecord {
  const user = app.users.get(id);
  if (!user) throw notFound(`the user ${id} does not exist`);
  return user;
}

function requireNewOwner(app: App, id: string, deletedIds: readonly string[]): void {
  if (deletedIds.includes(id))
    throw inputError('new_call_owner_id must not be deleted itself', 'new_call_owner_id');
  requireUser(app, id);
}

function markDeleted(app: App, user: UserRecord, mode: 'soft' | 'pruning'): void {
  const now = app.clock.now();
  const deleted = { ...user, deletedAt: user.deletedAt ?? now, updatedAt: now };
  app.users.put(mode === 'soft' ? deleted : pruned(deleted));
}

function pruned(user: UserRecord): UserRecord {
  const { id, role, createdAt, updatedAt, deletedAt } = user;
  return {
    id,
    role,
    custom: {},
    language: '',
    teams: [],
    invisible: false,
    createdAt,
    updatedAt,
    deletedAt,
    pruned: true,
  };
}

function removeUser(app: App, user: UserRecord, newOwnerId: string | undefined): void {
  handOverCalls(app, user.id, newOwnerId ?? ownerInsteadOf(app, user));
  app.devices.replace(user.id, []);
  app.push.preferences.delete(user.id);
  leaveUserGroups(app, user.id);
  app.users.remove(user.id);
  for (const other of app.users.values()) {
    if (other.blocked?.has(user.id) === true || other.mutes?.has(user.id) === true) {
      app.users.put(
        definedOnly({
          ...other,
          blocked: without(other.blocked, user.id),
          mutes: without(other.mutes, user.id),
        }),
      );
    }
  }
}

function without<T>(
  entries: ReadonlyMap<string, T> | undefined,
  key: string,
): ReadonlyMap<string, T> | undefined {
  return entries && new Map([...entries].filter(([other]) => other !== key));
}

/** Whom the calls of a removed user belong to where nobody was named: a user made up for that, if there are any calls. */
function ownerInsteadOf(app: App, user: UserRecord): string {
  const id = `delete-user-${app.ids.hex(8)}`;
  if (!app.calls.byCreator.get(user.id)) return id;
  const now = app.clock.now();
  app.users.put({
    id,
    custom: {},
    role: 'user',
    language: '',
    teams: [],
    invisible: false,
    createdAt: now,
    updatedAt: now,
    deletedAt: now,
    pruned: true,
  });
  return id;
}
