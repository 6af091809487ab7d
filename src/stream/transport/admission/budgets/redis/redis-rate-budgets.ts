import { createHash, randomUUID } from 'node:crypto';
import { asError } from '../../../../../errors/as-error';
import { SYSTEM_CLOCK, type ClientClock } from '../../../../clock';
import { DEFAULT_REDIS_PREFIX, requireRedisPrefix } from '../../../../redis-prefix';
import type { RateLimit } from '../../../decoding/response-metadata';
import { ChangeListeners } from '../change-listeners';
import { limitsOf } from '../memory-rate-budgets';
import { OperationBudget } from '../operation-budget';
import type { RateBudget, RateBudgets } from '../rate-budgets';
import { ServerTime } from '../server-time';
import { exchange, type RedisCommands, type Shared } from './exchange';
import { SharedBudget, type Sharing } from './shared-budget';

export interface RedisRateBudgetsOptions {
  /** A client, such as `Redis` or `Cluster` of ioredis; closing it is up to you. One whose commands fail soon in an outage serves best. */
  readonly redis: RedisCommands;
  /** The API key of the client: Stream counts by app. Only its hash goes to Redis. */
  readonly apiKey: string;
  /** What the keys begin with. Default: `nestjs-getstream`. */
  readonly prefix?: string;
  /** Called once per outage of Redis, in which each replica goes by what it knows itself. */
  readonly onOutage?: (error: Error) => void;
  /** Default: the system's. */
  readonly clock?: ClientClock;
}

/** Milliseconds in which news for the other replicas gather. */
const TELL_AFTER = 100;

/** Milliseconds after which a command counts as failed. */
const COMMAND_TIMEOUT = 1000;

/** Milliseconds in which Redis is left alone after a failure. */
const OUTAGE_PAUSE = 1000;

/**
 * Shares the rate limits among the replicas of a service through Redis, so that their bulk requests together keep to the limits
 * and leave a reserve. Interactive requests never wait for Redis.
 *
 * @example
 * ```ts
 * const rateBudgets = new RedisRateBudgets({ redis: new Redis(process.env.REDIS_URL), apiKey });
 * const client = new StreamClient(apiKey, secret, { rateBudgets });
 * ```
 */
export class RedisRateBudgets implements RateBudgets {
  readonly #options: RedisRateBudgetsOptions;
  readonly #clock: ClientClock;
  readonly #prefix: string;
  readonly #replica = randomUUID();
  readonly #serverTime = new ServerTime();
  readonly #budgets = new Map<string, SharedBudget>();
  readonly #untold = new Set<SharedBudget>();
  readonly #sharing: Sharing = {
    isUp: (now) => now >= this.#outUntil,
    ask: (budget) => {
      void this.#ask(budget);
    },
    tell: (budget) => {
      this.#tellSoon(budget);
    },
  };
  readonly #listeners = new ChangeListeners();
  readonly #onEnded = (): void => {
    this.#listeners.requestEnded();
  };
  #cancelTelling: (() => void) | undefined;
  #outUntil = -Infinity;
  #isOut = false;

  constructor(options: RedisRateBudgetsOptions) {
    const { apiKey, prefix = DEFAULT_REDIS_PREFIX, clock = SYSTEM_CLOCK } = options;
    this.#options = options;
    this.#clock = clock;
    this.#prefix = `${requireRedisPrefix(prefix, 'prefix')}:rate:${createHash('sha256').update(apiKey).digest('hex').slice(0, 16)}`;
  }

  of(operation: string): RateBudget {
    let budget = this.#budgets.get(operation);
    if (!budget) {
      budget = new SharedBudget(
        operation,
        new OperationBudget(this.#serverTime, this.#onEnded),
        this.#sharing,
      );
      this.#budgets.set(operation, budget);
    }
    return budget;
  }

  limits(now: number): Record<string, RateLimit> {
    return limitsOf(this.#budgets, now);
  }

  onChange(changed: () => void): () => void {
    const end = this.#listeners.add(changed);
    return () => {
      end();
      if (!this.#listeners.areAny) this.#stopTelling();
    };
  }

  async #ask(budget: SharedBudget): Promise<void> {
    const shared = await this.#exchange(budget, true);
    budget.answer(shared, this.#clock.now());
    this.#listeners.changed();
  }

  #tellSoon(budget: SharedBudget): void {
    if (!this.#listeners.areAny) return;
    this.#untold.add(budget);
    this.#cancelTelling ??= this.#clock.schedule(() => {
      this.#tellAll();
    }, TELL_AFTER);
  }

  #stopTelling(): void {
    this.#untold.clear();
    this.#cancelTelling?.();
    this.#cancelTelling = undefined;
  }

  #tellAll(): void {
    const budgets = [...this.#untold];
    this.#untold.clear();
    this.#cancelTelling = undefined;
    if (!this.#sharing.isUp(this.#clock.now())) return;
    for (const budget of budgets) void this.#tell(budget);
  }

  async #tell(budget: SharedBudget): Promise<void> {
    const shared = await this.#exchange(budget, false);
    if (shared) budget.learn(shared, this.#clock.now());
  }

  /** Undefined when Redis is out. */
  async #exchange({ operation, local }: SharedBudget, wantsBulk: boolean): Promise<Shared | undefined> {
    const now = this.#clock.now();
    const known = {
      time: this.#serverTime.at(now),
      heard: local.heard(now),
      unconfirmed: local.unconfirmed,
    };
    try {
      const key = `${this.#prefix}:${operation}`;
      const shared = await this.#inTime(exchange(this.#options.redis, key, this.#replica, known, wantsBulk));
      this.#isOut = false;
      return shared;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  async #inTime<T>(command: Promise<T>): Promise<T> {
    let cancel: (() => void) | undefined;
    const timeout = new Promise<never>((_, reject) => {
      cancel = this.#clock.schedule(() => {
        reject(new Error(`Redis did not answer within ${COMMAND_TIMEOUT} ms`));
      }, COMMAND_TIMEOUT);
    });
    try {
      return await Promise.race([command, timeout]);
    } finally {
      cancel?.();
    }
  }

  #failed(error: unknown): void {
    this.#outUntil = this.#clock.now() + OUTAGE_PAUSE;
    if (this.#isOut || !this.#listeners.areAny) return;
    this.#isOut = true;
    this.#options.onOutage?.(asError(error));
  }
}
