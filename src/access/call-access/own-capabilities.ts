import type { CallResponse } from '../../stream/models/call.model';
import { OWN_CAPABILITIES, type OwnCapability } from '../../stream/models/enums';
import type { MemberResponse } from '../../stream/models/member.model';
import type { UserResponse } from '../../stream/models/user.model';

/** What decides about what a user may do on a call. */
export interface CapabilityFacts {
  readonly user: Pick<UserResponse, 'id' | 'role' | 'teams' | 'teams_role' | 'banned'>;
  readonly call: Pick<CallResponse, 'team' | 'blocked_user_ids'> & {
    readonly created_by: { readonly id: string };
  };
  /** Present when the user is a member. */
  readonly member?: Pick<MemberResponse, 'role'> | undefined;
  /** Of the call type: the permissions of each role. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
}

/** The role in force of members that were given none. */
const MEMBER_ROLE = 'call_member';

/** The permissions that call types grant by another name than the capability has. */
const PERMISSIONS: Partial<Readonly<Record<OwnCapability, string>>> = {
  'block-users': 'block-user',
  'create-reaction': 'create-call-reaction',
  'pin-for-everyone': 'pin-call-track',
  'send-closed-captions-call': 'send-closed-captions',
  'start-broadcast-call': 'start-broadcasting',
  'start-closed-captions-call': 'start-closed-captions',
  'start-frame-record-call': 'start-frame-recording',
  'start-individual-record-call': 'start-individual-recording',
  'start-raw-record-call': 'start-raw-recording',
  'start-record-call': 'start-recording',
  'start-transcription-call': 'start-transcription',
  'stop-broadcast-call': 'stop-broadcasting',
  'stop-closed-captions-call': 'stop-closed-captions',
  'stop-frame-record-call': 'stop-frame-recording',
  'stop-individual-record-call': 'stop-individual-recording',
  'stop-raw-record-call': 'stop-raw-recording',
  'stop-record-call': 'stop-recording',
  'stop-transcription-call': 'stop-transcription',
};

/** What Stream keeps from users who are banned from the app. */
const BANNED_FROM: readonly OwnCapability[] = ['create-call', 'join-call'];

/**
 * What a user may do on a call, by the grants of the call type to the role in force there. Stream tells a server only its own
 * capabilities, so they are worked out here. Not seen: permissions given to or taken from one user on one call
 * (`updateUserPermissions`), and whether the app separates teams, which is taken for granted where a call has a team.
 */
export function ownCapabilities(facts: CapabilityFacts): OwnCapability[] {
  return OWN_CAPABILITIES.filter(
    (capability) =>
      hasPermission(facts, PERMISSIONS[capability] ?? capability) &&
      !(facts.user.banned && BANNED_FROM.includes(capability)),
  );
}

/** Whether a user has a permission by the grants of the call type. Users who are blocked on the call may only read it. */
export function hasPermission(facts: CapabilityFacts, permission: string): boolean {
  const isBlocked = facts.call.blocked_user_ids.includes(facts.user.id);
  return isGranted(facts, permission) && (!isBlocked || permission === 'read-call');
}

function isGranted({ user, call, member, grants }: CapabilityFacts, permission: string): boolean {
  const role = member ? (member.role ?? MEMBER_ROLE) : roleOf(user, call.team);
  const granted = Object.hasOwn(grants, role) ? (grants[role] ?? []) : [];
  const isOwnTeam = call.team === undefined || user.teams.includes(call.team);
  const reach = [...(isOwnTeam ? [''] : []), '-any-team'];
  const ownership = ['', ...(call.created_by.id === user.id ? ['-owner'] : [])];
  return reach.some((team) => ownership.some((owner) => granted.includes(`${permission}${team}${owner}`)));
}

/** A user may have a role of its own in each team. */
function roleOf({ role, teams_role = {} }: CapabilityFacts['user'], team: string | undefined): string {
  return team !== undefined && Object.hasOwn(teams_role, team) ? (teams_role[team] ?? role) : role;
}
