import type { ClientStatus } from '../../stream/client-status';
import { StreamApiError } from '../../stream/stream.errors';
import { streamTrouble } from './stream-trouble';

/** How Stream is from here. */
export type StreamState = { readonly status: 'up' } | StreamDown;

export interface StreamDown {
  readonly status: 'down';
  readonly reason: string;
  /** Where it is this process that is at fault: Stream refuses its credentials, and has never accepted them. */
  readonly scope?: 'replica';
}

/** What the latest requests say of Stream. */
export interface StreamJudgement {
  readonly state: StreamState;
  /** Whether a request of our own would tell more. */
  readonly isDoubtful: boolean;
}

export const UP: StreamState = { status: 'up' };

const CIRCUIT_OPEN: StreamState = { status: 'down', reason: 'Too many recent requests to Stream failed.' };

/** What a failed request shows; `up` when it shows that Stream works. */
export function stateAfter(
  error: unknown,
  { lastResponseAt }: Pick<ClientStatus, 'lastResponseAt'>,
): StreamState {
  const reason = streamTrouble(error);
  if (reason === undefined) return UP;
  const isOwnFault = refusesCredentials(error) && lastResponseAt === undefined;
  return { status: 'down', reason, ...(isOwnFault && { scope: 'replica' }) };
}

function refusesCredentials(error: unknown): boolean {
  return error instanceof StreamApiError && error.refusesCredentials;
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
  const { circuit, lastResponseAt, lastFailure } = status;
  // Without requests nobody would try whether Stream is back, so that is left to a request of our own.
  if (circuit !== 'closed') return { state: CIRCUIT_OPEN, isDoubtful: true };

  const answeredAt = lastResponseAt?.getTime() ?? -Infinity;
  const isRecent = now - answeredAt <= maxIdle;
  const failure = lastFailure && lastFailure.at.getTime() > answeredAt ? lastFailure.error : undefined;
  const state = failure ? stateAfter(failure, status) : UP;
  if (state.status === 'up') return { state: UP, isDoubtful: !isRecent };

  const counts = !isRecent || refusesCredentials(failure);
  return { state: counts ? state : UP, isDoubtful: true };
}
