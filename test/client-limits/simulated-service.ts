import type { RequestLane } from '../../src/stream/request-options';
import { Admission } from '../../src/stream/transport/admission/admission';
import type { RateBudgets } from '../../src/stream/transport/admission/budgets/rate-budgets';
import type { RedisCommands } from '../../src/stream/transport/admission/budgets/redis/exchange';
import { CountingStream } from './counting-stream';
import { MovedClock } from './moved-clock';
import { WatchedRedis } from './watched-redis';

/** One request that Stream counted. */
export interface SentRequest {
  readonly replica: string;
  readonly lane: RequestLane;
  /** Milliseconds since the beginning. */
  readonly at: number;
  readonly isExceeded: boolean;
}

/** How long Stream takes to count a request, and again to answer it. */
const TRANSIT = 10;
/** So many turns of the event loop without a timer mean that nothing happens any more. */
const IDLE_TURNS = 100;

const OPERATION = 'DeleteCall';

/** Replicas of a service that send to one Stream, by a clock that moves on when all are idle. */
export class SimulatedService {
  readonly clock = new MovedClock();
  readonly sent: SentRequest[] = [];
  readonly #startedAt = this.clock.now();
  readonly #stream: CountingStream;
  readonly #watched: WatchedRedis[] = [];
  #underWay = 0;

  constructor(limit: number) {
    this.#stream = new CountingStream(limit, () => this.clock.now());
  }

  /** Lets the clock stand still as long as a command is under way. */
  watch(redis: RedisCommands): RedisCommands {
    const watched = new WatchedRedis(redis);
    this.#watched.push(watched);
    return watched;
  }

  replica(name: string, budgets: RateBudgets): SimulatedReplica {
    const admission = new Admission({ maxConcurrent: 64, maxQueued: 1000, clock: this.clock, budgets });
    const send = async (lane: RequestLane): Promise<void> => {
      const ticket = await admission.enter({ operation: OPERATION, requestId: name, lane });
      await this.#pass(TRANSIT);
      const { isExceeded, rateLimit, serverDate } = this.#stream.count(OPERATION);
      this.sent.push({ replica: name, lane, at: this.clock.now() - this.#startedAt, isExceeded });
      await this.#pass(TRANSIT);
      ticket.leave(rateLimit, serverDate);
    };
    return {
      admission,
      send: (lane, count) => {
        for (let index = 0; index < count; index += 1) {
          this.#underWay++;
          void send(lane).finally(() => this.#underWay--);
        }
      },
    };
  }

  /** Moves the clock until every request was answered. */
  async finish(): Promise<void> {
    await this.#moveWhile(() => this.#underWay > 0);
  }

  /** Moves the clock by milliseconds, as fast as the replicas allow. */
  async run(milliseconds: number): Promise<void> {
    let hasEnded = false;
    this.clock.schedule(() => (hasEnded = true), milliseconds);
    await this.#moveWhile(() => !hasEnded);
  }

  async #moveWhile(goesOn: () => boolean): Promise<void> {
    for (let idle = 0; goesOn();) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#watched.some(({ isBusy }) => isBusy)) continue;
      idle = this.clock.advanceToNext() ? 0 : idle + 1;
      if (idle > IDLE_TURNS) throw new Error('Requests wait, and nothing will let them in.');
    }
  }

  #pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.clock.schedule(resolve, milliseconds));
  }
}

export interface SimulatedReplica {
  readonly admission: Admission;
  send(lane: RequestLane, count: number): void;
}
