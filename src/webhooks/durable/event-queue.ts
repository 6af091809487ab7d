import { randomUUID } from 'node:crypto';
import type { Job, Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { CallLines } from './call-line';
import type { ResolvedDurableOptions } from './durable-webhooks.options';
import type { EventJobs } from './event-jobs';
import { connectRedis } from '../../redis/connect-redis';
import { loadPeer } from '../../stream/load-peer';
import type { RedisClient } from '../../redis/redis-client';
import type { StoredEvent } from './stored-event';

/** Handles a stored event; a rejection makes it be handled again. `last`: whether this is the last attempt. */
export type EventHandling = (event: StoredEvent, last: boolean) => Promise<void>;

const QUEUE = 'events';
/** When a job that waits for its turn looks whether its call was forgotten, in milliseconds. Usually it is woken before. */
const LOOK_AGAIN = 15_000;
/** How long a place in line may have no job, in milliseconds: a process joins the line just before it adds the job. */
const JOINING = 5000;
/** How often a job may lose its process before it becomes a dead letter. */
const LOST_PROCESSES = 20;

type BullMq = typeof import('bullmq');

/**
 * Events in Redis, by BullMQ: one job per event. BullMQ's free edition has no groups, so the jobs of a call stand in line:
 * one whose turn it is not is put aside, and woken by the one before it.
 */
export class EventQueue {
  #worker: Worker<StoredEvent, undefined> | undefined;

  private constructor(
    readonly options: ResolvedDurableOptions,
    private readonly bullmq: BullMq,
    private readonly redis: Redis,
    private readonly queue: Queue<StoredEvent, undefined>,
    private readonly lines: CallLines,
    private readonly skipVersionCheck: boolean,
  ) {}

  /** @throws StreamConfigurationError when Redis cannot be reached, and without bullmq and ioredis */
  static async open(options: ResolvedDurableOptions): Promise<EventQueue> {
    const bullmq = await loadPeer('bullmq', 'The durable delivery of webhooks', () => import('bullmq'));
    const redis = await connectRedis(options.redisUrl, 'fail');
    // Without INFO, BullMQ would ask for it again and again, and leave this process no time for anything else.
    const skipVersionCheck = !(await allowsInfo(redis));
    const queue = new bullmq.Queue<StoredEvent, undefined>(QUEUE, {
      connection: redis,
      prefix: options.prefix,
      skipWaitingForReady: true,
      skipVersionCheck,
      defaultJobOptions: {
        attempts: options.attempts,
        backoff: { type: 'exponential', delay: options.backoff },
        removeOnComplete: true,
        removeOnFail: { age: Math.ceil(options.keepDeadLettersFor / 1000) },
        stackTraceLimit: 1,
      },
    });
    // The connection logs its own errors; without a listener the queue's would end the process.
    queue.on('error', () => undefined);
    const lines = new CallLines(redis, options.prefix);
    return new EventQueue(options, bullmq, redis, queue, lines, skipVersionCheck);
  }

  /** The connection, for what else is kept in Redis. It fails soon when Redis is away. */
  get client(): RedisClient {
    return this.redis;
  }

  /** The stored events, by their state. */
  get jobs(): EventJobs {
    return this.queue;
  }

  /** Stores an event; false when it was stored before, under the same key. */
  async add(event: StoredEvent, key: string): Promise<boolean> {
    const jobId = randomUUID();
    if (event.line !== null) await this.lines.join(event.line, jobId);
    const job = await this.queue.add('event', event, {
      jobId,
      deduplication: { id: key, ttl: this.options.rememberFor },
    });
    if (job.id === jobId) return true;
    if (event.line !== null) await this.#leave(event.line, jobId);
    return false;
  }

  /** How many events of a call are stored and wait for their turn or are being handled. */
  async pending(line: string): Promise<number> {
    return this.lines.length(line);
  }

  /** Begins to handle events. */
  async start(handle: EventHandling): Promise<void> {
    const connection = await connectRedis(this.options.redisUrl, 'wait');
    const worker = new this.bullmq.Worker<StoredEvent, undefined>(
      QUEUE,
      (job, token) => this.#work(job, token, handle),
      {
        connection,
        prefix: this.options.prefix,
        concurrency: this.options.concurrency,
        skipVersionCheck: this.skipVersionCheck,
        lockDuration: this.options.stalledAfter,
        stalledInterval: this.options.stalledAfter,
        maxStalledCount: LOST_PROCESSES,
      },
    );
    worker.on('error', () => undefined);
    worker.once('closed', () => {
      connection.disconnect();
    });
    this.#worker = worker;
  }

  /** Takes no more events, and waits for those being handled, unless Redis is away: they are then handled again later. */
  async stop(): Promise<void> {
    await this.#worker?.close(this.redis.status !== 'ready');
  }

  async close(): Promise<void> {
    await this.stop();
    await this.queue.close();
    this.redis.disconnect();
  }

  async #work(
    job: Job<StoredEvent, undefined>,
    token: string | undefined,
    handle: EventHandling,
  ): Promise<undefined> {
    const { line } = job.data;
    const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    if (line === null) {
      await handle(job.data, last);
      return;
    }
    const jobId = String(job.id);
    const wait = await this.#waitFor(line, jobId);
    if (wait > 0) {
      await job.moveToDelayed(Date.now() + wait, token);
      // The one before may have left before this one could be woken.
      if ((await this.#waitFor(line, jobId)) === 0) await this.#wake(jobId);
      throw new this.bullmq.DelayedError();
    }
    // One that fails gives its place away, and joins again for the next attempt: a broken handler holds up nobody else.
    await handle(job.data, last).finally(() => this.#leave(line, jobId));
  }

  /** After how many milliseconds a job is to look for its turn again; 0 when it is its turn. */
  async #waitFor(line: string, jobId: string): Promise<number> {
    const first = await this.lines.join(line, jobId);
    if (first.jobId === jobId) return 0;
    const state = await this.queue.getJobState(first.jobId);
    const joining = state === 'unknown' ? first.since + JOINING - Date.now() : 0;
    if (joining > 0) return joining;
    if (state !== 'unknown' && state !== 'completed' && state !== 'failed') return LOOK_AGAIN;
    // Its process died between leaving the queue and leaving the line, or before adding the job.
    return (await this.lines.leave(line, first.jobId)) === jobId ? 0 : LOOK_AGAIN;
  }

  async #leave(line: string, jobId: string): Promise<void> {
    const next = await this.lines.leave(line, jobId);
    if (next !== undefined) await this.#wake(next);
  }

  /** Lets a job that was put aside run. One that is not put aside runs anyway. */
  async #wake(jobId: string): Promise<void> {
    const job = await this.queue.getJob(jobId);
    if (job && (await job.isDelayed())) await job.promote().catch(() => undefined);
  }
}

function allowsInfo(redis: Redis): Promise<boolean> {
  return redis.info('server').then(
    () => true,
    () => false,
  );
}
