import type { ClientClock } from '../../clock';
import { StreamUnavailableError } from '../../stream.errors';
import type { Observers } from '../attempt/observers';
import { cancelled } from '../cancelled';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';
import { asEarlierDeletion } from './as-earlier-deletion';
import { isRetryable, mayHaveTakenEffect } from './failed-attempt';
import { pause } from './pause';
import { retryDelay } from './retry-delay';

/**
 * Makes attempts until one succeeds. Throws the first failure that a retry would not mend, that is unsafe to retry, or that comes
 * too late. If the client itself rejects a retry (an open circuit, a full queue), it throws the failure of the attempt before,
 * which may have taken effect.
 */
export class Retries implements Protection {
  readonly #clock: ClientClock;
  readonly #observers: Observers;

  constructor(clock: ClientClock, observers: Observers) {
    this.#clock = clock;
    this.#observers = observers;
  }

  async send(first: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const { retries, deadlineAt, safety, signal } = first;
    const clock = this.#clock;
    let mayBeDone = false;
    let lastFailure: unknown;
    for (let request = first; ; request = { ...first, attempt: request.attempt + 1 }) {
      try {
        if (signal?.aborted === true) throw cancelled(request, signal);
        return await next(request);
      } catch (error) {
        const deletion = mayBeDone ? asEarlierDeletion(request, error) : undefined;
        if (deletion) return deletion;
        if (!isRetryable(error)) throw shown(error, lastFailure);
        lastFailure = error;
        mayBeDone ||= mayHaveTakenEffect(error);
        if (request.attempt > retries || (mayBeDone && safety === 'unsafe')) throw error;
        const delay = retryDelay(error, request.attempt, clock.now(), Math.random());
        if (clock.now() + delay >= deadlineAt) throw error;
        this.#observers.retry(request, error, delay);
        await pause(delay, clock, signal);
      }
    }
  }
}

function shown(error: unknown, lastFailure: unknown): unknown {
  return error instanceof StreamUnavailableError && lastFailure !== undefined ? lastFailure : error;
}
