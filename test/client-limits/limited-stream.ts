import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { StreamClient } from '../../src/stream/stream.client';
import type { StreamClientOptions } from '../../src/stream/stream.options';
import { MovedClock } from './moved-clock';

const MINUTE = 60_000;

/** The emulator with Stream's rate limits in force, and clients of it, by one clock that moves on when all are idle. */
export class LimitedStream {
  /** How many attempts ended with each status. */
  readonly statuses = new Map<number | undefined, number>();
  readonly #clients: StreamClient[] = [];

  private constructor(
    readonly clock: MovedClock,
    readonly emulator: StreamEmulator,
  ) {}

  /** @param into milliseconds of the minute in which it begins, which is to come, since tokens must not be of the future */
  static async start(into: number): Promise<LimitedStream> {
    const clock = new MovedClock(Math.ceil(Date.now() / MINUTE) * MINUTE + into);
    return new LimitedStream(clock, await startStreamEmulator({ enforceRateLimits: true, clock }));
  }

  client(options: StreamClientOptions = {}): StreamClient {
    const { apiKey, apiSecret, url } = this.emulator;
    const client = new StreamClient(apiKey, apiSecret, { ...options, baseUrl: url, clock: this.clock });
    client.observe({
      attempt:
        () =>
        ({ status }) => {
          this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
        },
    });
    this.#clients.push(client);
    return client;
  }

  /** Moves the clock whenever nothing is under way, until the work is done; calls `meanwhile` each time before. */
  async finish<T>(work: Promise<T>, meanwhile: () => unknown, isBusy = (): boolean => false): Promise<T> {
    const running = new Set([work]);
    const end = (): void => {
      running.clear();
    };
    work.then(end, end);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (running.size === 0) return work;
      if (this.#isSending() || isBusy()) continue;
      await meanwhile();
      if (!this.#isSending() && !isBusy()) this.clock.advanceToNext();
    }
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.close();
    await this.emulator.close();
  }

  #isSending(): boolean {
    return this.#clients.some((client) => client.status().inFlight > 0);
  }
}
