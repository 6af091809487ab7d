import type { FilterConditions } from '../stream/models/query.model';
import type { CallRequest } from '../stream/models/call.model';
import type { Principal } from './principal';
import type { Scope } from './scope';

/** How a user stands to a call. */
export interface CallStanding {
  readonly exists: boolean;
  readonly isCreator: boolean;
  readonly isMember: boolean;
}

/** What a user is about to do: the request before validation, so nothing in it can be trusted. */
export interface UserAttempt {
  readonly userId: string;
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly body: unknown;
  /** Present when the rule has `needsCall`. */
  readonly call?: CallStanding | undefined;
}

/** What users may do on a route. */
export interface UserRule {
  /** Continues "Users may do this only …", in refusals and in the documentation. */
  readonly only: string;
  /** Whether the call named by the path has to be read before judging. */
  readonly needsCall: boolean;
  readonly allows: (attempt: UserAttempt) => boolean;
}

/** Fields of a user that decide what the user may do; Stream lets only servers set them. */
const SERVER_FIELDS: ReadonlySet<string> = new Set([
  'role',
  'teams',
  'teams_role',
  'revoke_tokens_issued_before',
]);

/** Reading oneself. */
export const ITSELF: UserRule = {
  only: 'for themselves',
  needsCall: false,
  allows: isAboutItself,
};

/** Changing oneself, but not one's own powers. */
export const ITS_PROFILE: UserRule = {
  only: `for themselves, and cannot change ${[...SERVER_FIELDS].join(', ')}`,
  needsCall: false,
  allows: (attempt) =>
    isAboutItself(attempt) && !writtenFields(attempt.body).some((field) => SERVER_FIELDS.has(field)),
};

/** Getting a token of one's own, without powers that were not given. */
export const ITS_TOKEN: UserRule = {
  only: 'for themselves, without role and call_cids',
  needsCall: false,
  allows: (attempt) =>
    isAboutItself(attempt) &&
    read(attempt.body, 'role') === undefined &&
    read(attempt.body, 'call_cids') === undefined,
};

/** Creating a call. */
export const ITS_NEW_CALL: UserRule = {
  only: 'as the creator of the call',
  needsCall: false,
  allows: createsAsItself,
};

/** Creating a call, or getting one that may be read; ringing is a change. */
export const ITS_NEW_CALL_OR_READABLE: UserRule = {
  only: 'as the creator of the call, or to read a call they are a member of',
  needsCall: true,
  allows: (attempt) =>
    createsAsItself(attempt) && (ringsOrNotifies(attempt.body) ? mayChange(attempt) : mayRead(attempt)),
};

export const A_READABLE_CALL: UserRule = {
  only: 'on calls they created or are a member of',
  needsCall: true,
  allows: mayRead,
};

export const ITS_CALL: UserRule = {
  only: 'on calls they created',
  needsCall: true,
  allows: mayChange,
};

/** Searching calls; `readableCalls` narrows the search. */
export const READABLE_CALLS: UserRule = {
  only: 'among calls they created or are a member of',
  needsCall: false,
  allows: () => true,
};

/** Why the scopes of the principal do not suffice; `undefined` when they do. One of `needed` suffices. */
export function scopeRefusal(principal: Principal, needed: readonly Scope[]): string | undefined {
  if (needed.some((scope) => principal.scopes.includes(scope))) return undefined;
  return `This needs the scope ${needed.join(' or ')}, which ${principal.subject} does not have.`;
}

/** Why a user may not do it; `undefined` when it may. */
export function userRefusal(rule: UserRule | undefined, attempt: UserAttempt): string | undefined {
  if (!rule) return 'Users may not do this: it takes a service, for instance one with an API key.';
  return rule.allows(attempt) ? undefined : `Users may do this only ${rule.only}.`;
}

/** The data to create a call with: a user becomes the creator. */
export function ownedBy(principal: Principal, data: CallRequest): CallRequest {
  return principal.kind === 'user' ? { ...data, created_by_id: principal.subject } : data;
}

/** The filter for the calls that the principal may read. */
export function readableCalls(principal: Principal, filter: FilterConditions = {}): FilterConditions {
  if (principal.kind === 'service') return filter;
  const readable = {
    $or: [{ created_by_user_id: principal.subject }, { members: { $in: [principal.subject] } }],
  };
  return Object.keys(filter).length === 0 ? readable : { $and: [filter, readable] };
}

function isAboutItself({ userId, params }: UserAttempt): boolean {
  return params.id === userId;
}

function createsAsItself({ userId, body }: UserAttempt): boolean {
  const data = read(body, 'data');
  const creatorId = read(data, 'created_by_id');
  return read(data, 'created_by') === undefined && (creatorId === undefined || creatorId === userId);
}

/** A call that does not exist is allowed: the answer is then that it does not exist. */
function mayRead({ call }: UserAttempt): boolean {
  return call !== undefined && (!call.exists || call.isCreator || call.isMember);
}

function mayChange({ call }: UserAttempt): boolean {
  return call !== undefined && (!call.exists || call.isCreator);
}

function ringsOrNotifies(body: unknown): boolean {
  return Boolean(read(body, 'ring')) || Boolean(read(body, 'notify'));
}

/** The fields of a user that `{ set, unset }` writes; `custom` inside `set` is spread over the user. */
function writtenFields(body: unknown): string[] {
  const set = read(body, 'set');
  const unset = read(body, 'unset');
  const paths = [
    ...keys(set),
    ...keys(read(set, 'custom')),
    ...(Array.isArray(unset) ? unset.map(String) : []),
  ];
  return paths.map((path) => path.split('.')[0] ?? path);
}

function keys(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
