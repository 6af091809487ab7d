import type { ClientStatus } from '../../stream/client-status';
import { StreamApiError } from '../../stream/stream.errors';
import { streamTrouble } from './stream-trouble';

/** How Stream is from here. */
export type StreamState = { readonly status: 'up' } | { readonly status: 'down'; readonly reason: string };

/** What the latest requests say of Stream. */
export interface StreamJudgement {
  readonly state: StreamState;
  /** Whether a request of our own would tell more. */
  readonly isDoubtful: boolean;
}

export const UP: StreamState = { status: 'up' };

export function down(reason: string): StreamState {
  return { status: 'down', reason };
}

/**
 * Judges Stream by what its answers to real requests were.
 *
 * An answer within `maxIdle` settles it. A failure since is a doubt while the answer is that recent, and counts when it is
 * not; refused credentials and an open circuit count at once. Silence is no failure.
 *
 * @param now milliseconds since 1970
 * @param maxIdle milliseconds
 */
export function judgeStream(status: ClientStatus, now: number, maxIdle: number): StreamJudgement {
  const { circuit, lastAnswerAt, lastFailure } = status;
  // Without requests nobody would try whether Stream is back, so that is left to a request of our own.
  if (circuit !== 'closed') return { state: down('Stream failed too often of late.'), isDoubtful: true };

  const answeredAt = lastAnswerAt?.getTime() ?? -Infinity;
  const isRecent = now - answeredAt <= maxIdle;
  const failure = lastFailure && lastFailure.at.getTime() > answeredAt ? lastFailure.error : undefined;
  const trouble = failure && streamTrouble(failure);
  if (trouble === undefined) return { state: UP, isDoubtful: !isRecent };

  const counts = !isRecent || (failure instanceof StreamApiError && failure.refusesCredentials);
  return { state: counts ? down(trouble) : UP, isDoubtful: true };
}
