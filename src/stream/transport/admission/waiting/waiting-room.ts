import type { ClientClock } from '../../../clock';
import type { RequestLane } from '../../../request-options';
import type { StreamError } from '../../../stream.errors';
import type { RateBudget } from '../budgets/rate-budgets';
import type { Entry } from '../entry';
import { cancelled } from '../../cancelled';
import { outOfRate, outOfTime, queueFull } from '../rejections';
import { AbortWatch } from './abort-watch';
import { Alarm } from './alarm';
import { DeadlineWatch } from './deadline-watch';
import { Waiting } from './waiting';
import { NOBODY, WaitingLane } from './waiting-lane';

/** After so many interactive attempts in a row, a bulk one that may go has its turn. */
export const INTERACTIVE_IN_A_ROW = 8;

/** The part of the places to wait that bulk requests leave to interactive ones. */
const RESERVED_SHARE = 0.1;

export interface WaitingRoomOptions {
  readonly clock: ClientClock;
  readonly maxQueued: number;
  readonly maxConcurrent: number;
  /** Called when it is time to `take` again. */
  readonly onReady: () => void;
}

/** Where attempts wait: by lane, in the order of their coming, until they are taken, aborted or too late. */
export class WaitingRoom {
  readonly #options: WaitingRoomOptions;
  readonly #lanes: Readonly<Record<RequestLane, WaitingLane>>;
  readonly #aborts = new AbortWatch((waiting) => {
    this.#reject(waiting, cancelled(waiting.entry, waiting.entry.signal));
  });
  readonly #deadlines: DeadlineWatch;
  readonly #alarm: Alarm;
  readonly #bulkPlaces: number;
  #interactiveInARow = 0;
  #count = 0;

  constructor(options: WaitingRoomOptions) {
    const rejectHopeless = (waiting: Waiting, delay: number): void => {
      this.#reject(waiting, outOfRate(waiting.entry, delay));
    };
    this.#options = options;
    this.#lanes = {
      interactive: new WaitingLane('interactive', rejectHopeless),
      bulk: new WaitingLane('bulk', rejectHopeless),
    };
    this.#deadlines = new DeadlineWatch(options.clock, (waiting) => {
      this.#rejectLate(waiting);
    });
    this.#alarm = new Alarm(options.clock, options.onReady);
    this.#bulkPlaces = options.maxQueued - Math.floor(options.maxQueued * RESERVED_SHARE);
  }

  /** How many wait in a lane. */
  size(lane: RequestLane): number {
    return this.#lanes[lane].size;
  }

  get isEmpty(): boolean {
    return this.#total === 0;
  }

  /** Whether somebody waits before a newcomer of this lane and operation. */
  hasLine(lane: RequestLane, operation: string): boolean {
    return this.#lanes[lane].hasLine(operation);
  }

  /**
   * @param delay what the budget says at `now`
   * @throws StreamUnavailableError when too many wait, or its deadline comes before its rate limit lets it go
   */
  add(entry: Entry, budget: RateBudget, now: number, delay: number): Waiting {
    if (delay < Infinity && now + delay > (entry.deadlineAt ?? Infinity)) throw outOfRate(entry, delay);
    this.#requirePlace(entry, delay);
    const waiting = new Waiting(entry, budget, this.#count++);
    this.#lanes[entry.lane].add(waiting);
    this.#deadlines.add(waiting, now);
    if (entry.signal) this.#aborts.add(entry.signal, waiting);
    if (delay > 0) this.#alarm.ringAt(now + delay, now);
    return waiting;
  }

  /** Takes out who goes next, if anybody may. */
  take(now: number, bulkMayGo: boolean): Waiting | undefined {
    const { waiting: interactive, lookAgainAt } = this.#lanes.interactive.next(now);
    const bulk = bulkMayGo ? this.#lanes.bulk.next(now) : NOBODY;
    this.#alarm.ringAt(Math.min(lookAgainAt, bulk.lookAgainAt), now);
    const taken = this.#choose(interactive, bulk.waiting);
    if (taken) this.#remove(taken);
    return taken;
  }

  /** Rejects everybody. */
  clear(rejection: (entry: Entry) => StreamError): void {
    const everybody = [...this.#lanes.interactive.all(), ...this.#lanes.bulk.all()];
    for (const waiting of everybody) this.#reject(waiting, rejection(waiting.entry));
  }

  #choose(interactive: Waiting | undefined, bulk: Waiting | undefined): Waiting | undefined {
    const isTurnOfBulk = interactive === undefined || this.#interactiveInARow >= INTERACTIVE_IN_A_ROW;
    if (bulk && isTurnOfBulk) {
      this.#interactiveInARow = 0;
      return bulk;
    }
    // Those who pass nobody do not count.
    if (interactive && bulk) this.#interactiveInARow++;
    return interactive;
  }

  #requirePlace(entry: Entry, delay: number): void {
    const { maxQueued } = this.#options;
    if (this.#total >= maxQueued) throw queueFull(entry, `${maxQueued} requests`, delay);
    if (entry.lane === 'bulk' && this.size('bulk') >= this.#bulkPlaces) {
      throw queueFull(entry, `${this.#bulkPlaces} bulk requests`, delay);
    }
  }

  #rejectLate(waiting: Waiting): void {
    const { entry, budget } = waiting;
    const delay = budget.delay(entry.lane, this.#options.clock.now());
    const { maxConcurrent } = this.#options;
    this.#reject(waiting, delay > 0 ? outOfRate(entry, delay) : outOfTime(entry, maxConcurrent));
  }

  #reject(waiting: Waiting, error: StreamError): void {
    this.#remove(waiting);
    waiting.reject(error);
  }

  #remove(waiting: Waiting): void {
    const { lane, signal } = waiting.entry;
    this.#lanes[lane].remove(waiting);
    this.#deadlines.remove(waiting);
    if (signal) this.#aborts.remove(signal, waiting);
    if (this.isEmpty) this.#alarm.cancel();
  }

  get #total(): number {
    return this.#lanes.interactive.size + this.#lanes.bulk.size;
  }
}
