import { type ConnectedRedis, connectRedis } from '../../redis/connect-redis';
import type { RedisClient } from '../../redis/redis-client';
import { loadPeer } from '../../stream/load-peer';
import { AppQueue, type QueueSurroundings } from './app-queue';
import type { ResolvedDurableOptions } from './durable-webhooks.options';
import type { EventHandling, EventJobs } from './event-jobs';
import type { StoredEvent } from './stored-event';

interface Workers {
  readonly handle: EventHandling;
  readonly connection: ConnectedRedis;
}

/** Events in Redis, each app's in a queue of its own, so that apps which share a Redis never get each other's. */
export class EventQueue {
  readonly #queues = new Map<string, AppQueue>();
  #workers: Workers | undefined;

  private constructor(private readonly surroundings: QueueSurroundings) {}

  /** @throws StreamConfigurationError when Redis cannot be reached, and without bullmq and ioredis */
  static async open(options: ResolvedDurableOptions): Promise<EventQueue> {
    const bullmq = await loadPeer('bullmq', 'The durable delivery of webhooks', () => import('bullmq'));
    const redis = keepQuietOnEviction(await connectRedis(options.redis, 'fail'));
    const skipVersionCheck = !(await allowsInfo(redis));
    return new EventQueue({ options, bullmq, redis, skipVersionCheck });
  }

  get options(): ResolvedDurableOptions {
    return this.surroundings.options;
  }

  /** The connection, for what else is kept in Redis. It fails soon when Redis is away. */
  get client(): RedisClient {
    return this.surroundings.redis;
  }

  /** The stored events of an app, by their state. */
  jobsOf(apiKey: string): EventJobs {
    return this.#of(apiKey).jobs;
  }

  /** The stored events of each app that is known. */
  get jobs(): readonly EventJobs[] {
    return [...this.#queues.values()].map(({ jobs }) => jobs);
  }

  /** Stores an event; false when it was stored before, under the same key. */
  add(event: StoredEvent, key: string): Promise<boolean> {
    return this.#of(event.apiKey).add(event, key);
  }

  /** How many events of a call are stored and wait for their turn or are being handled. */
  pending(apiKey: string, line: string): Promise<number> {
    return this.#of(apiKey).pending(line);
  }

  /** Begins to handle the events of these apps, and of those of which events are added later. */
  async start(apiKeys: readonly string[], handle: EventHandling): Promise<void> {
    const connection = keepQuietOnEviction(await connectRedis(this.options.redis, 'wait'));
    this.#workers = { handle, connection };
    for (const queue of this.#queues.values()) queue.start(handle, connection);
    for (const apiKey of apiKeys) this.#of(apiKey);
  }

  /** Takes no more events, and waits for those being handled, unless Redis is away: they are then handled again later. */
  async stop(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.stop()));
    this.#workers?.connection.disconnect();
    this.#workers = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    this.surroundings.redis.disconnect();
  }

  #of(apiKey: string): AppQueue {
    const known = this.#queues.get(apiKey);
    if (known) return known;
    const queue = new AppQueue(apiKey, this.surroundings);
    this.#queues.set(apiKey, queue);
    if (this.#workers) queue.start(this.#workers.handle, this.#workers.connection);
    return queue;
  }
}

function allowsInfo(redis: ConnectedRedis): Promise<boolean> {
  return redis.info('server').then(
    () => true,
    () => false,
  );
}

/**
 * Hides `maxmemory_policy` from who asks for INFO, in its duplicates too: BullMQ would print a warning for each of its connections
 * past the log, of what is logged once when the durable mode starts.
 */
function keepQuietOnEviction<Client extends ConnectedRedis>(client: Client): Client {
  const info = client.info.bind(client) as (...sections: string[]) => Promise<string>;
  const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => ConnectedRedis;
  return Object.assign(client, {
    info: async (...sections: string[]) =>
      (await info(...sections)).replace(/^maxmemory_policy:.*\r?\n/m, ''),
    duplicate: (...args: unknown[]) => keepQuietOnEviction(duplicate(...args)),
  });
}
