import { ForbiddenException } from '@nestjs/common';
import type { StreamClient } from '../../stream/stream.client';
import { StreamError } from '../../stream/stream.errors';
import type { Principal } from '../principal';
import { RetryLaterException } from '../retry-later.exception';
import type { UserRule } from '../rules/user-rule';
import type { UserStanding, UserStandings } from './user-standings';

/** A user's request, and what its route is. */
export interface StandingAttempt {
  readonly principal: Principal;
  readonly rule: UserRule | undefined;
  /** Of HTTP. */
  readonly method: string | undefined;
  readonly client: StreamClient;
}

const RETRY_AFTER_SECONDS = 5;

/**
 * Lets a user go on only while Stream would: not when it is deactivated or deleted, and when it is banned only to read and to
 * change itself. Returns a promise only when Stream has to be asked.
 *
 * @throws ForbiddenException when it may not; RetryLaterException with 503 when Stream cannot say, except for reads
 */
export function requireStanding(standings: UserStandings, attempt: StandingAttempt): void | Promise<void> {
  const { principal, client } = attempt;
  const { kind, subject, issuedAt } = principal;
  if (kind === 'service') return;
  if (standings.isFromBeforeDeletion(subject, issuedAt)) {
    throw new ForbiddenException(`The user ${subject} was deleted after these credentials were issued.`);
  }
  const known = standings.find(client, subject);
  if (known === undefined) return lookUp(standings, attempt);
  judge(known, attempt);
}

async function lookUp(standings: UserStandings, attempt: StandingAttempt): Promise<void> {
  const { client, principal } = attempt;
  let standing: UserStanding;
  try {
    standing = await standings.look(client, principal.subject);
  } catch (error) {
    if (!(error instanceof StreamError)) throw error;
    // What a read shows comes from Stream, which has to be asked for it anyway.
    if (effectOf(attempt) === 'read') return;
    throw new RetryLaterException(
      503,
      `Stream cannot say at present whether the user ${principal.subject} may go on; nothing was carried out.`,
      RETRY_AFTER_SECONDS,
    );
  }
  judge(standing, attempt);
}

function judge(standing: UserStanding, attempt: StandingAttempt): void {
  if (standing === 'active') return;
  const { subject } = attempt.principal;
  const effect = effectOf(attempt);
  if (standing === 'deactivated') throw new ForbiddenException(`The user ${subject} is deactivated.`);
  if (standing === 'unknown' && effect !== 'sign-in') {
    throw new ForbiddenException(
      `Stream has no user ${subject}, or it was deleted; POST /session creates a user who is new.`,
    );
  }
  if (standing === 'banned' && effect === 'change') {
    throw new ForbiddenException(`The user ${subject} is banned, and may not create or change calls.`);
  }
}

function effectOf({ rule, method }: StandingAttempt): NonNullable<UserRule['effect']> {
  return rule?.effect ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'change');
}
