import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CallRequest } from '../stream/models/call.model';
import type { FilterConditions } from '../stream/models/query.model';
import type { CallRelationship } from './call-access/call-relationship';
import type { Principal } from './principal';
import type { UserAttempt, UserRule } from './rules/user-rule';
import type { Scope } from './scope';

/** The injection token of the policy. It is the same in every copy of this package, which the class is not. */
export const ACCESS_POLICY = Symbol.for('nestjs-getstream:access-policy');

/** The injection token of the roles that users may give to members of their calls. */
export const MEMBER_ROLES = Symbol.for('nestjs-getstream:member-roles');

/**
 * The roles that users may give unless the app says otherwise: the one that members without a role have anyway. Any other may
 * have rights on the call that its creator does not have; `admin` does, whom a creator could make of itself.
 */
export const DEFAULT_MEMBER_ROLES: readonly string[] = ['call_member'];

/** A request before it is let in, and what its route asks for. The call is there for users only. */
export interface AccessAttempt extends Omit<UserAttempt, 'user'> {
  readonly principal: Principal;
  /** Of the route; one suffices. */
  readonly scopes: readonly Scope[];
  /** What the route lets users do; without one, nothing. */
  readonly rule?: UserRule | undefined;
}

/**
 * What principals may do: services what their scopes say, and users besides only what a route lets them do as themselves.
 * Extend it to change a part, and give the class to `AccessModule`; it takes part in dependency injection:
 *
 * @example
 * ```ts
 * @Injectable()
 * class TeamPolicy extends AccessPolicy {
 *   constructor(private readonly teams: TeamsService) { super(); }
 *
 *   override async mayReadCall(user: Principal, call: CallRelationship): Promise<boolean> {
 *     return (await super.mayReadCall(user, call)) || this.teams.isModerator(user.subject);
 *   }
 * }
 *
 * AccessModule.forRoot({ authenticators, policy: TeamPolicy, imports: [TeamsModule] });
 * ```
 */
@Injectable()
export class AccessPolicy {
  /** The roles that users may give to members of their calls. */
  @Optional()
  @Inject(MEMBER_ROLES)
  protected readonly memberRoles: readonly string[] = DEFAULT_MEMBER_ROLES;

  /** Why a request may not be let in, as the text of 403; `undefined` lets it in. The guard asks nothing else. */
  denialReason(attempt: AccessAttempt): string | undefined | Promise<string | undefined> {
    const { principal, scopes } = attempt;
    const denial = this.scopeDenialReason(principal, scopes);
    if (denial !== undefined || principal.kind === 'service') return denial;
    const { rule, params, query, body, call } = attempt;
    return this.userDenialReason(rule, { params, query, body, call, user: principal });
  }

  /** Why the scopes of the principal do not suffice; `undefined` when they do. One of `needed` suffices. */
  scopeDenialReason(principal: Principal, needed: readonly Scope[]): string | undefined {
    if (needed.some((scope) => principal.scopes.includes(scope))) return undefined;
    return `This needs the scope ${needed.join(' or ')}, which ${principal.subject} does not have.`;
  }

  /** Why a user may not do it; `undefined` when it may. */
  async userDenialReason(rule: UserRule | undefined, attempt: UserAttempt): Promise<string | undefined> {
    if (!rule) return 'End users cannot do this. Call it from a service, for example with an API key.';
    return (await rule.allows(attempt, this)) ? undefined : `Users may do this only ${rule.only}.`;
  }

  /** Whether a user may read a call that exists, with its members and settings. `readableCalls` is the same for searches. */
  mayReadCall(_user: Principal, { isCreator, isMember }: CallRelationship): boolean | Promise<boolean> {
    return isCreator || isMember;
  }

  /** Whether a user may change a call that exists, its members and settings, ring it, end it and hide it. */
  mayChangeCall(_user: Principal, { isCreator }: CallRelationship): boolean | Promise<boolean> {
    return isCreator;
  }

  /** Whether a user may give a member of its call a role, be it itself or somebody else. */
  mayGiveRole(_user: Principal, role: string): boolean {
    return this.memberRoles.includes(role);
  }

  /** The data to create a call with: a user becomes the creator. */
  ownedBy(principal: Principal, data: CallRequest): CallRequest {
    return principal.kind === 'user' ? { ...data, created_by_id: principal.subject } : data;
  }

  /** The filter for the calls that the principal may read, among those that match a filter. */
  readableCalls({ kind, subject }: Principal, filter: FilterConditions = {}): FilterConditions {
    if (kind === 'service') return filter;
    return both(filter, { $or: [{ created_by_user_id: subject }, { members: { $in: [subject] } }] });
  }

  /** The filter for the users that the principal may read, among those that match a filter. */
  readableUsers({ kind, subject }: Principal, filter: FilterConditions): FilterConditions {
    return kind === 'service' ? filter : both(filter, { id: subject });
  }
}

function both(filter: FilterConditions, other: FilterConditions): FilterConditions {
  return Object.keys(filter).length === 0 ? other : { $and: [filter, other] };
}
