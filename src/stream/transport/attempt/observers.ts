import type { Attempt, AttemptOutcome, RequestObserver, Retry } from '../../request-observer';
import { StreamApiError, StreamError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';

/** What is known of an attempt without a response. */
const NO_RESPONSE = { status: undefined, rateLimit: undefined };

/** Tells observers of attempts and retries. What they throw does not harm the request. */
export class Observers implements Protection {
  #observers: readonly RequestObserver[] = [];

  /** @returns ends the observation */
  add(observer: RequestObserver): () => void {
    this.#observers = [...this.#observers, observer];
    return () => {
      this.#observers = this.#observers.filter((other) => other !== observer);
    };
  }

  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    return this.#observers.length === 0 ? next(request) : this.#observe(request, next);
  }

  /** A failed attempt will be retried after `delay` milliseconds. */
  retry(request: OutgoingRequest, error: StreamError, delay: number): void {
    if (this.#observers.length === 0) return;
    const retry: Retry = { ...describe(request), error, delay };
    for (const observer of this.#observers) {
      quietly(() => {
        observer.retry?.(retry);
      });
    }
  }

  async #observe(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const end = this.#begin(describe(request));
    const startedAt = performance.now();
    try {
      const response = await next(request);
      const { status, rateLimit } = response.metadata;
      end({ status, rateLimit, duration: performance.now() - startedAt });
      return response;
    } catch (error) {
      const { status, rateLimit } = error instanceof StreamApiError ? error : NO_RESPONSE;
      end({ status, rateLimit, error: asStreamError(error), duration: performance.now() - startedAt });
      throw error;
    }
  }

  /** An attempt begins; the function it returns tells how it ended. */
  #begin(attempt: Attempt): (outcome: AttemptOutcome) => void {
    const ends = this.#observers.map((observer) => quietly(() => observer.attempt?.(attempt)));
    return (outcome) => {
      for (const end of ends) quietly(() => end?.(outcome));
    };
  }
}

function describe({ operation, declaration, path, requestId, lane, attempt }: OutgoingRequest): Attempt {
  return { operation, method: declaration.method, path, requestId, lane, attempt };
}

function asStreamError(error: unknown): StreamError {
  return error instanceof StreamError ? error : new StreamError(String(error), { cause: error });
}

function quietly<T>(tell: () => T): T | undefined {
  try {
    return tell();
  } catch {
    return undefined;
  }
}
