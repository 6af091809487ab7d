import type { QueryUsersPayload } from '../../stream/models/user-requests.model';
import { field, fieldNames, items } from './request-field';
import type { UserAttempt, UserRule } from './user-rule';

/** Fields of a user that decide what the user may do; Stream lets only servers set them. */
const SERVER_FIELDS: ReadonlySet<string> = new Set([
  'role',
  'teams',
  'teams_role',
  'revoke_tokens_issued_before',
  'banned',
  'shadow_banned',
  'bypass_moderation',
]);

/** In seconds: a token that outlives the sign-in by much cannot be taken back but by revoking all of the user's. */
const TOKEN_VALIDITY_MAX = 86_400;

/** Reading oneself. */
export const SELF_ONLY: UserRule = {
  effect: 'read',
  only: 'for themselves',
  allows: isAboutItself,
};

/** Changing what belongs to the user alone and gives no rights, such as the devices that its pushes go to. */
export const OWN_DATA: UserRule = { ...SELF_ONLY, effect: 'own' };

/** Searching users, with the filter of `AccessPolicy.readableUsers`. */
export const SELF_IN_LIST: UserRule = {
  effect: 'read',
  only: 'to find themselves',
  allows: () => true,
  complete: (query: QueryUsersPayload, principal, policy) => ({
    ...query,
    filter_conditions: policy.readableUsers(principal, query.filter_conditions),
  }),
};

/** Changing oneself, but not one's own powers. */
export const OWN_PROFILE: UserRule = {
  effect: 'own',
  only: `for themselves, and cannot change ${[...SERVER_FIELDS].join(', ')}`,
  allows: (attempt) =>
    isAboutItself(attempt) && !writtenFields(attempt.body).some((name) => SERVER_FIELDS.has(name)),
};

/** Getting a token of one's own, without powers that were not given. */
export const OWN_TOKEN: UserRule = {
  effect: 'own',
  only: `for themselves, without role and call_cids, and for ${TOKEN_VALIDITY_MAX} seconds at most`,
  allows: (attempt) =>
    isAboutItself(attempt) &&
    field(attempt.body, 'role') === undefined &&
    field(attempt.body, 'call_cids') === undefined &&
    isShort(field(attempt.body, 'validity_in_seconds')),
};

/** Signing in; the route takes no id, and gets the user by `@UserWhoSignsIn()`. */
export const OWN_SESSION: UserRule = {
  effect: 'sign-in',
  only: 'for themselves',
  allows: () => true,
};

function isAboutItself({ user, params }: UserAttempt): boolean {
  return params.id === user.subject;
}

/** What is no number is refused later, as invalid. */
function isShort(validity: unknown): boolean {
  return typeof validity !== 'number' || validity <= TOKEN_VALIDITY_MAX;
}

/** The fields of a user that `{ set, unset }` writes; `custom` inside `set` is spread over the user. */
function writtenFields(body: unknown): string[] {
  const set = field(body, 'set');
  const paths = [
    ...fieldNames(set),
    ...fieldNames(field(set, 'custom')),
    ...items(field(body, 'unset')).map(String),
  ];
  return paths.map((path) => path.split('.')[0] ?? path);
}
