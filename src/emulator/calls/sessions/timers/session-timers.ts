import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { CallTimers } from '../../../world/call-timers';
import { CallDeadlines } from '../../../world/call-deadlines';
import type { Micros } from '../../../world/clock';
import { runDueTimers, nextDeadline } from './due.rules';

/** Node's timers take no more milliseconds than this. */
const TIMEOUT_MAX = 2 ** 31 - 1;
/** A clock that stands still, as in tests, is looked at again after this many milliseconds. */
const TIMEOUT_MIN = 5;

/**
 * Lets time do what it does to the calls of one app: ends what is over, makes files ready. By the clock of the app, and
 * without keeping the process alive.
 */
export class SessionTimers implements CallTimers {
  private readonly deadlines = new CallDeadlines();
  private timeout: NodeJS.Timeout | undefined;
  /** What the timeout waits for. */
  private awaited: Micros | undefined;
  private isStarted = false;

  constructor(private readonly app: App) {}

  /** When something happens next. */
  get next(): Micros | undefined {
    return this.deadlines.next;
  }

  /** Looks again when something happens to the call by itself. */
  schedule(call: CallRecord): void {
    this.deadlines.set(call.cid, nextDeadline(this.app, call));
    this.arm();
  }

  /** Does what is due by now. */
  settle(): void {
    // To the millisecond: clocks are no finer, while stamps of one millisecond are told apart.
    const now = Math.floor(this.app.clock.millis()) * 1000 + 999;
    for (let cid = this.deadlines.takeDue(now); cid !== undefined; cid = this.deadlines.takeDue(now)) {
      const call = this.app.calls.get(cid);
      if (call === undefined) continue;
      runDueTimers(this.app, call, now);
      this.schedule(call);
    }
    this.arm();
  }

  /** Moves the app's clock forward, and lets everything happen on the way at its time. */
  advance(milliseconds: number): void {
    const { clock } = this.app;
    const target = clock.millis() + milliseconds;
    const next = () => Math.max(Math.floor((this.next ?? Infinity) / 1000), clock.millis());
    for (let stop = next(); stop <= target; stop = next()) {
      clock.advance(stop - clock.millis());
      this.settle();
    }
    clock.advance(Math.max(target - clock.millis(), 0));
    this.disarm();
    this.arm();
  }

  /** Before this, deadlines are only noted. */
  start(): void {
    this.isStarted = true;
    this.arm();
  }

  stop(): void {
    this.isStarted = false;
    this.disarm();
  }

  private arm(): void {
    const { next } = this.deadlines;
    if (next === this.awaited) return;
    this.disarm();
    if (!this.isStarted || next === undefined) return;
    this.awaited = next;
    const delay = Math.ceil(next / 1000 - this.app.clock.millis());
    this.timeout = setTimeout(
      () => {
        this.disarm();
        this.settle();
      },
      Math.min(Math.max(delay, TIMEOUT_MIN), TIMEOUT_MAX),
    );
    this.timeout.unref();
  }

  private disarm(): void {
    clearTimeout(this.timeout);
    this.timeout = undefined;
    this.awaited = undefined;
  }
}
