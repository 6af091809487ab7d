import type { Operation } from './operation';

/**
 * Whether a request whose outcome is unknown may be sent again. `read`: it changes nothing. `idempotent`: a repeat changes
 * nothing more. `delete`: likewise, and a repeat that finds nothing left means that it is done. `unsafe`: only if it surely
 * did not reach Stream, or Stream turned it away unread.
 */
export type Repeat = 'read' | 'idempotent' | 'delete' | 'unsafe';

/** What the client may do with the requests of an operation besides sending them once. */
interface OperationTraits {
  readonly repeat: Repeat;
  /** Why. */
  readonly reason: string;
  /** Requests of the operation that are `unsafe` nevertheless. */
  readonly unsafeIf?: (operation: Operation) => boolean;
  /** Stream's words for "nothing left" where it does not answer 404. */
  readonly gone?: RegExp;
  /** Whether it is kept for a moment, for each principal, that there is none. */
  readonly keepsMisses?: true;
  /**
   * Whether it answers with many objects: gzip is asked for then. It adds a sixth to the time of reading a page of 100 calls, and
   * saves nine tenths of its bytes; reading one call takes twice the time, for less than a kilobyte.
   */
  readonly isLong?: true;
  /** Whether the option `cacheTtl` applies to its answers. */
  readonly cached?: true;
  /** Whether it may change answers that are cached. */
  readonly clearsCache?: true;
}

const READS = 'it reads';
const SAME_CONTENT = 'the same content is written again';
const RINGS = 'it reads or creates, but with `ring` or `notify` a repeat would disturb people again';

/** Every operation of the client, and whether it may be repeated: the one place where that is decided. */
export const OPERATIONS = {
  GetApp: { repeat: 'read', reason: READS, cached: true },
  UpdateApp: { repeat: 'idempotent', reason: SAME_CONTENT, clearsCache: true },
  ListRoles: { repeat: 'read', reason: READS },
  CreateRole: { repeat: 'unsafe', reason: 'a repeat is refused: the role exists already' },
  DeleteRole: {
    repeat: 'delete',
    reason: 'a repeat finds no such role',
    gone: /^role "[^"]*" does not exist$/,
  },
  GetTask: { repeat: 'read', reason: READS },

  QueryUsers: { repeat: 'read', reason: READS, isLong: true },
  UpdateUsers: { repeat: 'idempotent', reason: SAME_CONTENT, isLong: true },
  UpdateUsersPartial: { repeat: 'idempotent', reason: SAME_CONTENT, isLong: true },
  DeactivateUser: { repeat: 'idempotent', reason: 'the user stays deactivated' },
  ReactivateUser: { repeat: 'unsafe', reason: 'a repeat is refused: the user is not deactivated' },
  DeleteUsers: { repeat: 'unsafe', reason: 'a repeat finds no users, and the id of the task would be lost' },
  RestoreUsers: { repeat: 'unsafe', reason: 'a repeat is refused: the users are not deleted' },

  GetCall: { repeat: 'read', reason: RINGS, unsafeIf: disturbs, keepsMisses: true },
  GetOrCreateCall: { repeat: 'idempotent', reason: RINGS, unsafeIf: disturbs },
  UpdateCall: { repeat: 'idempotent', reason: SAME_CONTENT },
  DeleteCall: { repeat: 'delete', reason: 'a repeat finds no such call' },
  EndCall: { repeat: 'idempotent', reason: 'the call stays ended' },
  GoLive: {
    repeat: 'idempotent',
    reason: 'the call stays live, but what is to start with it would be asked to start again',
    unsafeIf: ({ body }) => Object.values(body ?? {}).includes(true),
  },
  StopLive: { repeat: 'idempotent', reason: 'the call stays in its backstage' },
  RingCall: { repeat: 'unsafe', reason: 'a repeat rings again' },
  QueryCalls: { repeat: 'read', reason: READS, isLong: true },
  ListRecordings: { repeat: 'read', reason: READS },
  QueryCallMembers: { repeat: 'read', reason: READS, isLong: true },
  UpdateCallMembers: { repeat: 'idempotent', reason: 'members are set or removed by id' },
  BlockUser: { repeat: 'idempotent', reason: 'the user stays blocked' },
  UnblockUser: { repeat: 'idempotent', reason: 'the user stays unblocked' },
  UpdateUserPermissions: { repeat: 'idempotent', reason: 'permissions are granted or revoked by name' },
  MuteUsers: { repeat: 'unsafe', reason: 'users may have unmuted themselves meanwhile' },
  SendCallEvent: { repeat: 'unsafe', reason: 'a repeat sends the event again' },

  ListCallTypes: { repeat: 'read', reason: READS, isLong: true, cached: true },
  GetCallType: { repeat: 'read', reason: READS, cached: true },
  CreateCallType: { repeat: 'unsafe', reason: 'a repeat is refused: it exists already', clearsCache: true },
  UpdateCallType: { repeat: 'idempotent', reason: SAME_CONTENT, clearsCache: true },
  DeleteCallType: { repeat: 'delete', reason: 'a repeat finds no such call type', clearsCache: true },
} as const satisfies Readonly<Record<string, OperationTraits>>;

/** Stream's name of an operation that the client has. */
export type OperationName = keyof typeof OPERATIONS;

export function traitsOf({ name }: Operation): OperationTraits {
  return OPERATIONS[name];
}

/** How this very request may be repeated. */
export function repeatOf(operation: Operation): Repeat {
  const { repeat, unsafeIf } = traitsOf(operation);
  return unsafeIf?.(operation) === true ? 'unsafe' : repeat;
}

function disturbs({ body, query }: Operation): boolean {
  return asksToDisturb(body) || asksToDisturb(query);
}

function asksToDisturb(part: { readonly ring?: unknown; readonly notify?: unknown } | undefined): boolean {
  return part !== undefined && (Boolean(part.ring) || Boolean(part.notify));
}
