import type { RedisCommands } from '../../src/stream/transport/admission/budgets/redis/exchange';

/** Tells whether a command is under way, so that a test moves no clock meanwhile. */
export class WatchedRedis implements RedisCommands {
  readonly #redis: RedisCommands;
  #underWay = 0;

  constructor(redis: RedisCommands) {
    this.#redis = redis;
  }

  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  async call(command: string, ...args: (string | number)[]): Promise<unknown> {
    this.#underWay++;
    try {
      return await this.#redis.call(command, ...args);
    } finally {
      this.#underWay--;
    }
  }
}
