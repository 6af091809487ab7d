import { isPromise } from 'node:util/types';
import type { ClientClock } from '../../clock';
import type { RequestLane } from '../../request-options';
import { StreamApiError } from '../../stream.errors';
import { clientClosed } from '../client-closed';
import type { RateLimit, StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';
import type { EndedRequest, RateBudget, RateBudgets, RateOutlook } from './budgets/rate-budgets';
import type { Entry, Ticket } from './entry';
import { cancelled } from '../cancelled';
import { WaitingRoom } from './waiting/waiting-room';

export type { Entry, Ticket } from './entry';

/** The part of the places that bulk attempts may take: slow bulk work must leave some to interactive requests. */
const BULK_SHARE = 0.5;

export interface AdmissionOptions {
  /** How many attempts may be under way at a time; bulk ones at most half of that. */
  readonly maxConcurrent: number;
  /** How many may wait; bulk ones at most nine tenths of that. */
  readonly maxQueued: number;
  readonly clock: ClientClock;
  readonly budgets: RateBudgets;
}

/** Who is under way and who waits, and what is left of Stream's rate limits. */
export interface AdmissionStatus {
  readonly inFlight: number;
  readonly queued: Readonly<Record<RequestLane, number>>;
  readonly rateLimits: Readonly<Record<string, RateLimit>>;
}

/**
 * Decides when an attempt may be sent: never more than `maxConcurrent` at a time, and none that Stream's rate limits would
 * reject, as far as responses told of them. The others wait, interactive before bulk ones, and in each lane in the order of their
 * coming; after every eight interactive ones in a row a bulk one that waits has its turn.
 */
export class Admission implements Protection {
  readonly #clock: ClientClock;
  readonly #budgets: RateBudgets;
  readonly #room: WaitingRoom;
  readonly #maxConcurrent: number;
  readonly #maxBulk: number;
  readonly #stopListening: () => void;
  #inFlight = 0;
  #bulkInFlight = 0;
  #isClosed = false;

  constructor({ maxConcurrent, maxQueued, clock, budgets }: AdmissionOptions) {
    const onReady = (): void => {
      this.#letIn();
    };
    this.#clock = clock;
    this.#budgets = budgets;
    this.#maxConcurrent = maxConcurrent;
    this.#maxBulk = Math.max(1, Math.floor(maxConcurrent * BULK_SHARE));
    this.#room = new WaitingRoom({ clock, maxQueued, maxConcurrent, onReady });
    this.#stopListening = budgets.onChange(onReady);
  }

  /** Sends an attempt when it is let in. */
  async send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const entrance = this.enter(request);
    const ticket = isPromise(entrance) ? await entrance : entrance;
    try {
      const response = await next(request);
      const { rateLimit, serverDate } = response.metadata;
      ticket.leave(rateLimit, serverDate);
      return response;
    } catch (error) {
      if (error instanceof StreamApiError) ticket.leave(error.rateLimit, error.serverDate);
      else ticket.leave();
      throw error;
    }
  }

  /**
   * Lets an attempt in, at once where nothing stands against it; then it throws what it would reject with as well.
   *
   * @throws StreamUnavailableError with the reason `rate-limit` when the rate limit lets it go after its deadline only; with
   * `queue-full` when too many wait, or its deadline came while it waited for others to end
   * @throws StreamCancelledError when its signal is aborted
   * @throws StreamConnectionError when the client was closed
   */
  enter(entry: Entry): Ticket | Promise<Ticket> {
    const { operation, lane } = entry;
    if (this.#isClosed) throw clientClosed(entry);
    if (entry.signal?.aborted) throw cancelled(entry, entry.signal);
    const budget = this.#budgets.of(operation);
    const now = this.#clock.now();
    const delay = budget.delay(lane, now);
    if (delay === 0 && this.#hasSlot(lane) && !this.#room.hasLine(lane, operation)) {
      return this.#admit(lane, budget, now);
    }
    return this.#room.add(entry, budget, now, delay).ticket;
  }

  /** How the rate limit of an operation stands; undefined while no response told of it. */
  outlook(operation: string): RateOutlook | undefined {
    return this.#budgets.of(operation).outlook(this.#clock.now());
  }

  status(): AdmissionStatus {
    return {
      inFlight: this.#inFlight,
      queued: { interactive: this.#room.size('interactive'), bulk: this.#room.size('bulk') },
      rateLimits: this.#budgets.limits(this.#clock.now()),
    };
  }

  /** Rejects those who wait and those who come; who is in may leave. */
  close(): void {
    this.#isClosed = true;
    this.#room.clear(clientClosed);
    this.#stopListening();
  }

  #hasSlot(lane: RequestLane): boolean {
    if (this.#inFlight >= this.#maxConcurrent) return false;
    return lane === 'interactive' || this.#bulkInFlight < this.#maxBulk;
  }

  #admit(lane: RequestLane, budget: RateBudget, now: number): Ticket {
    this.#inFlight++;
    if (lane === 'bulk') this.#bulkInFlight++;
    budget.sent(lane, now);
    return new HeldTicket(this.#onLeave, lane, budget, now);
  }

  readonly #onLeave = (ticket: HeldTicket, rateLimit?: RateLimit, serverDate?: Date): void => {
    const { lane, budget, sentAt } = ticket;
    this.#inFlight--;
    if (lane === 'bulk') this.#bulkInFlight--;
    const request: EndedRequest = { sentAt, endedAt: this.#clock.now(), rateLimit, serverDate };
    budget.ended(lane, request);
    if (!this.#room.isEmpty) this.#letIn();
  };

  #letIn(): void {
    while (this.#inFlight < this.#maxConcurrent) {
      const now = this.#clock.now();
      const waiting = this.#room.take(now, this.#hasSlot('bulk'));
      if (!waiting) return;
      waiting.letIn(this.#admit(waiting.entry.lane, waiting.budget, now));
    }
  }
}

class HeldTicket implements Ticket {
  #isHeld = true;

  constructor(
    private readonly onLeave: (ticket: HeldTicket, rateLimit?: RateLimit, serverDate?: Date) => void,
    readonly lane: RequestLane,
    readonly budget: RateBudget,
    readonly sentAt: number,
  ) {}

  leave(rateLimit?: RateLimit, serverDate?: Date): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.onLeave(this, rateLimit, serverDate);
  }
}
