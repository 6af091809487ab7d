import { Cancellation } from '../../cancellation';
import type { ClientClock } from '../../clock';
import { StreamUnavailableError } from '../../stream.errors';
import { cancelled } from '../cancelled';
import { clientClosed } from '../client-closed';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import { pause } from '../retry/pause';
import type { OutgoingRequest } from '../outgoing-request';
import { reserveOf } from './budgets/bulk-pace';
import { WINDOW, type RateOutlook } from './budgets/rate-budgets';

/** A request on behalf of a principal. */
type PrincipalRequest = OutgoingRequest & { readonly principal: string };

export interface FairShareOptions {
  /** The part of a rate limit that one principal may use whenever it likes. */
  readonly principalShare: number;
  /** How many requests of one principal may be under way or waiting. */
  readonly maxConcurrent: number;
  readonly clock: ClientClock;
  /** How the rate limit of an operation stands; undefined while no response told of it. */
  readonly outlook: (operation: string) => RateOutlook | undefined;
}

/** Who used an operation in one window of its rate limit. */
interface Usage {
  /** When the window ends, in milliseconds by Stream's clock. */
  readonly end: number;
  readonly requests: Map<string, number>;
  /** How many principals there were in the window before. */
  readonly expected: number;
}

/** Milliseconds after which another try makes sense for whom too much is under way. */
const SOON = 1000;

/** The part of the time that is over which may be used by those who used up their shares; the rest is there for latecomers. */
const LENT_SHARE = 0.9;

/**
 * Divides Stream's rate limits between the principals on whose behalf a client sends, so that none starves the others. A fifth of
 * each limit is kept for requests on nobody's behalf. Of the rest, a principal may use its share whenever it likes: the option
 * `principalShare`, or an equal part where that is less. Beyond its share it may use what nobody has used of the time that is over,
 * so that a principal who is alone gets most of a limit, spread over the window; for that it waits, as long as its deadline allows.
 */
export class FairShares implements Protection {
  readonly #options: FairShareOptions;
  readonly #usages = new Map<string, Usage>();
  readonly #underWay = new Map<string, number>();
  readonly #closing = new Cancellation();

  constructor(options: FairShareOptions) {
    this.#options = options;
  }

  /**
   * Sends a request as soon as its principal may, at once if it has none.
   *
   * @throws StreamUnavailableError with the reason `principal-share` when it is too much for the principal, and with `rate-limit`
   * when nothing is left but what is kept for others
   * @throws StreamCancelledError when its signal is aborted, StreamConnectionError when the client is closed while it waits
   */
  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    return hasPrincipal(request) ? this.#sendWithinShare(request, next) : next(request);
  }

  /** Rejects those that wait. */
  close(): void {
    this.#closing.abort(undefined);
  }

  async #sendWithinShare(request: PrincipalRequest, next: Send): Promise<StreamResponse<object>> {
    this.#takePlace(request);
    try {
      await this.#waitForRate(request);
      return await next(request);
    } finally {
      this.#leave(request);
    }
  }

  #takePlace(request: PrincipalRequest): void {
    const { principal } = request;
    const underWay = this.#underWay.get(principal) ?? 0;
    if (underWay >= this.#options.maxConcurrent) {
      const problem = `${underWay} requests of ${principal} are under way, which is as many as may.`;
      throw new StreamUnavailableError(problem, { ...request, reason: 'principal-share', retryAfter: SOON });
    }
    this.#underWay.set(principal, underWay + 1);
  }

  #leave({ principal }: PrincipalRequest): void {
    const underWay = (this.#underWay.get(principal) ?? 1) - 1;
    if (underWay === 0) this.#underWay.delete(principal);
    else this.#underWay.set(principal, underWay);
  }

  async #waitForRate(request: PrincipalRequest): Promise<void> {
    const { clock, outlook } = this.#options;
    for (;;) {
      const standing = outlook(request.operation);
      const delay = standing ? this.#useRate(request, standing) : 0;
      if (delay === 0) return;
      await pause(delay, clock, request.signal, this.#closing);
      if (request.signal?.aborted === true) throw cancelled(request, request.signal);
      if (this.#closing.aborted) throw clientClosed(request);
    }
  }

  /** Counts the request when it may go; otherwise the milliseconds until it is worth to look again. */
  #useRate(request: PrincipalRequest, outlook: RateOutlook): number {
    const { requests, expected } = this.#usageOf(request.operation, outlook);
    const used = requests.get(request.principal) ?? 0;
    const principals = Math.max(expected, requests.size, 1);
    const divided = outlook.limit - reserveOf(outlook.limit);
    const share = Math.max(1, Math.floor(divided * Math.min(this.#options.principalShare, 1 / principals)));
    const delay = delayOf(outlook, used < share);
    if (delay === 0) requests.set(request.principal, used + 1);
    else if (this.#options.clock.now() + delay > request.deadlineAt) {
      throw used < share ? nothingLeft(request, delay) : beyondShare(request, delay);
    }
    return delay;
  }

  #usageOf(operation: string, { end }: RateOutlook): Usage {
    const known = this.#usages.get(operation);
    if (known?.end === end) return known;
    const expected = known && end - known.end <= WINDOW ? known.requests.size : 0;
    const usage = { end, requests: new Map<string, number>(), expected };
    this.#usages.set(operation, usage);
    return usage;
  }
}

function hasPrincipal(request: OutgoingRequest): request is PrincipalRequest {
  return request.principal !== undefined;
}

/** Milliseconds, whole ones, until a request may go by the rate limit; less than a moment is one. */
function delayOf({ limit, left, timeLeft }: RateOutlook, isWithinShare: boolean): number {
  const reserve = reserveOf(limit);
  if (left <= reserve) return Math.max(1, Math.ceil(timeLeft));
  if (isWithinShare) return 0;
  const lent = (limit - reserve) * LENT_SHARE;
  const over = 1 - Math.min(1, timeLeft / WINDOW);
  const spent = limit - left;
  if (spent < lent * over) return 0;
  return Math.max(1, Math.ceil(Math.min(((spent + 1) / lent - over) * WINDOW, timeLeft)));
}

function beyondShare(request: PrincipalRequest, delay: number): StreamUnavailableError {
  const problem = `${request.principal} has used its share of the rate limit.`;
  return new StreamUnavailableError(problem, { ...request, reason: 'principal-share', retryAfter: delay });
}

function nothingLeft(request: PrincipalRequest, delay: number): StreamUnavailableError {
  const problem = 'what is left of its rate limit is kept for requests on behalf of nobody.';
  return new StreamUnavailableError(problem, { ...request, reason: 'rate-limit', retryAfter: delay });
}
