import type { AccessPolicy } from '../access-policy';
import type { UserOnCall } from '../call-access/user-on-call';
import type { Principal } from '../principal';

/** What a user is about to do: the request before validation, so nothing in it can be trusted. */
export interface UserAttempt {
  readonly user: Principal;
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly query: Readonly<Partial<Record<string, unknown>>>;
  readonly body: unknown;
  /** The call that the parameters `type` and `id` of the route name, when it has both. */
  readonly call?:
    Pick<UserOnCall, 'ref' | 'standing' | 'existing' | 'capabilities' | 'hasPermission'> | undefined;
}

/**
 * What users may do on a route: all that depends on who makes a request is decided here. A route gets a request that is judged
 * and complete, and never asks for the principal.
 */
export interface UserRule {
  /** Continues "Users may do this only …", in refusals and in the documentation. */
  readonly only: string;
  /**
   * What the route does, for users whose standing is in doubt: those who are banned may not `change`; `own` is about the user
   * alone; only `sign-in` is open to users whom Stream does not know. Default: `read` for GET and HEAD, otherwise `change`.
   */
  readonly effect?: 'read' | 'own' | 'sign-in' | 'change';
  /** Judges a user's request. */
  readonly allows: (attempt: UserAttempt, policy: AccessPolicy) => boolean | Promise<boolean>;
  /**
   * Completes the valid body of a request, for instance with the user as the creator of a call. Also called for services, about
   * whom the policy decides. A method, so that a rule can name the class of the bodies that it is for. Default: the body as it is.
   */
  complete?(body: object, principal: Principal, policy: AccessPolicy): object;
  /** Returns what a user may see of a response; services see all of it. Default: all of it. */
  readonly redact?: (response: object, userId: string | undefined) => object;
}
