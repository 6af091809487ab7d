import { inputError, notAllowed } from '../protocol/stream-fault';
import type { StreamRequest } from '../protocol/route';
import type { UserRecord } from '../world/user-store';
import { requireActiveUser } from './find-user';
import { ensureUser, upsertUser } from './upsert-users.rules';
import type { UserRequest } from './user-request';

/** Who acts, as a request says it: by a whole user, which is upserted, or by an id. */
export interface GivenActor {
  readonly object?: UserRequest;
  readonly id?: string;
}

export interface ActorNames {
  /** JSON path of the object form, for error texts: `data.created_by`. Default `user`. */
  readonly objectName?: string;
  /** JSON path of the id form: `data.created_by_id`. Default `user_id`. */
  readonly idName?: string;
  /** What happens to an id nobody has: `create` makes a bare user, `refuse` (default) answers 404/16. */
  readonly unknown?: 'create' | 'refuse';
}

/**
 * The user on whose behalf a request is made. Users act as themselves whatever the request says; a server has to name
 * somebody, in exactly one of the two forms, or gets 400/4.
 */
export function resolveActor(request: StreamRequest, given: GivenActor, names: ActorNames = {}): UserRecord {
  const { objectName = 'user', idName = 'user_id' } = names;
  if (request.caller.kind === 'anonymous') throw notAllowed('anonymous users are not allowed to act');
  if (request.caller.kind === 'user') return request.caller.user;
  const actor = optionalActor(request, given, names);
  if (actor) return actor;
  throw inputError(`either ${objectName} or ${idName} must be provided when using server side auth.`);
}

/** As `resolveActor` for operations that a server may also make on nobody's behalf. */
export function optionalActor(
  { app, caller }: StreamRequest,
  { object, id = '' }: GivenActor,
  { objectName = 'user', idName = 'user_id', unknown = 'refuse' }: ActorNames = {},
): UserRecord | undefined {
  if (caller.kind !== 'server') return caller.kind === 'user' ? caller.user : undefined;
  if (object !== undefined && id !== '') throw inputError(`cannot set both ${objectName} and ${idName}.`);
  if (object !== undefined) return upsertUser(app, object);
  if (id === '') return undefined;
  return unknown === 'create' ? ensureUser(app, id) : requireActiveUser(app, id);
}
