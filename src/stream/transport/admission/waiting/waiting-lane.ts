import type { RequestLane } from '../../../request-options';
import type { Waiting } from './waiting';
import { WaitingList } from './waiting-list';

/** The attempt of a lane that goes next, and when to look again for those that their rate limits hold back. */
export interface NextInLane {
  readonly waiting: Waiting | undefined;
  /** Milliseconds by the clock; `Infinity` when no rate limit says when. */
  readonly lookAgainAt: number;
}

export const NOBODY: NextInLane = { waiting: undefined, lookAgainAt: Infinity };

/**
 * Everybody who waits in one lane, in the order of their coming; but an operation whose rate limit is spent does not hold up
 * the others, so each operation has a line of its own.
 */
export class WaitingLane {
  readonly #lane: RequestLane;
  readonly #lines = new Map<string, WaitingList>();
  readonly #rejectHopeless: (waiting: Waiting, delay: number) => void;
  #size = 0;

  /** @param rejectHopeless removes one whose deadline comes before its rate limit lets it go, which is in `delay` ms */
  constructor(lane: RequestLane, rejectHopeless: (waiting: Waiting, delay: number) => void) {
    this.#lane = lane;
    this.#rejectHopeless = rejectHopeless;
  }

  get size(): number {
    return this.#size;
  }

  hasLine(operation: string): boolean {
    return this.#size > 0 && this.#lines.has(operation);
  }

  add(waiting: Waiting): void {
    const { operation } = waiting.entry;
    let line = this.#lines.get(operation);
    if (!line) this.#lines.set(operation, (line = new WaitingList()));
    line.add(waiting);
    this.#size++;
  }

  remove(waiting: Waiting): void {
    const { operation } = waiting.entry;
    const line = this.#lines.get(operation);
    if (!line) return;
    line.remove(waiting);
    this.#size--;
    if (!line.first) this.#lines.delete(operation);
  }

  /** Of the operations that may go, the attempt that came first. */
  next(now: number): NextInLane {
    if (this.#size === 0) return NOBODY;
    let first: Waiting | undefined;
    let lookAgainAt = Infinity;
    for (const line of this.#lines.values()) {
      const delay = this.#delay(line, now);
      const head = line.first;
      if (!head) continue;
      if (delay > 0) lookAgainAt = Math.min(lookAgainAt, now + delay);
      else if (!first || head.number < first.number) first = head;
    }
    return { waiting: first, lookAgainAt };
  }

  /** Everybody, in the order of their coming within an operation. */
  all(): Waiting[] {
    const everybody: Waiting[] = [];
    for (const line of this.#lines.values()) {
      for (let waiting = line.first; waiting; waiting = waiting.next) everybody.push(waiting);
    }
    return everybody;
  }

  /**
   * How long the rate limit holds a line back. Who cannot wait so long is rejected, as far as they are at its head: those who
   * came later mostly have more time, and else the timer of their deadline ends their wait.
   */
  #delay(line: WaitingList, now: number): number {
    const delay = line.first?.budget.delay(this.#lane, now) ?? 0;
    if (delay === Infinity) return delay;
    for (let head = line.first; head && now + delay > deadlineOf(head); head = line.first) {
      this.#rejectHopeless(head, delay);
    }
    return delay;
  }
}

function deadlineOf({ entry }: Waiting): number {
  return entry.deadlineAt ?? Infinity;
}
