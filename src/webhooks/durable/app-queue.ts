import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import type { ConnectedRedis } from '../../redis/connect-redis';
import { CallLines } from './call-line';
import type { ResolvedDurableOptions } from './durable-webhooks.options';
import type { EventHandling, EventJobs } from './event-jobs';
import type { StoredEvent } from './stored-event';

export type BullMq = typeof import('bullmq');

/** What the queues of all apps share. */
export interface QueueSurroundings {
  readonly options: ResolvedDurableOptions;
  readonly bullmq: BullMq;
  /** Fails soon when Redis is away. */
  readonly redis: ConnectedRedis;
  /** Without INFO, BullMQ would ask for it again and again, and leave this process no time for anything else. */
  readonly skipVersionCheck: boolean;
}

const QUEUE = 'events';
/** When a job that waits for its turn looks whether its call was forgotten, in milliseconds. Usually it is woken before. */
const LOOK_AGAIN = 15_000;
/** How long a place in line may have no job, in milliseconds: a process joins the line just before it adds the job. */
const JOINING = 5000;
/** How often a job may lose its process before it becomes a dead letter. */
const LOST_PROCESSES = 20;
/** Milliseconds after which a worker that Redis refused asks for work again. */
const RETRY_DELAY = 1000;
/** Milliseconds that a worker without work gets to close. */
const CLOSE_TIMEOUT = 1000;

/**
 * The events of one app in Redis, by BullMQ: one job per event. BullMQ's free edition has no groups, so the jobs of a call stand
 * in line: one whose turn it is not is put aside, and woken by the one before it. The braces around the API key keep all keys of
 * a queue on one node of a cluster, as their scripts need it.
 */
export class AppQueue {
  readonly #logger = new Logger('StreamWebhooks');
  readonly #prefix: string;
  readonly #queue: Queue<StoredEvent, undefined>;
  readonly #lines: CallLines;
  readonly #running = new Set<Promise<undefined>>();
  /** While the connections of the worker are made. */
  #connecting: Promise<unknown> | undefined;
  #worker: Worker<StoredEvent, undefined> | undefined;

  constructor(
    private readonly apiKey: string,
    private readonly surroundings: QueueSurroundings,
  ) {
    const { bullmq, options, redis, skipVersionCheck } = surroundings;
    this.#prefix = `${options.prefix}:webhooks:{${apiKey}}`;
    this.#queue = new bullmq.Queue<StoredEvent, undefined>(QUEUE, {
      connection: redis,
      prefix: this.#prefix,
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
    this.#queue.on('error', () => undefined);
    this.#lines = new CallLines(redis, this.#prefix);
  }

  /** The stored events, by their state. */
  get jobs(): EventJobs {
    return this.#queue;
  }

  /** Stores an event; false when it was stored before, under the same key. */
  async add(event: StoredEvent, key: string): Promise<boolean> {
    const jobId = randomUUID();
    if (event.line !== null) await this.#lines.join(event.line, jobId);
    const job = await this.#queue.add('event', event, {
      jobId,
      deduplication: { id: key, ttl: this.surroundings.options.rememberFor },
    });
    if (job.id === jobId) return true;
    if (event.line !== null) await this.#leave(event.line, jobId);
    return false;
  }

  /** How many events of a call are stored and wait for their turn or are being handled. */
  async pending(line: string): Promise<number> {
    return this.#lines.length(line);
  }

  /** Begins to handle events. */
  start(handle: EventHandling, connection: ConnectedRedis): void {
    const { bullmq, options, skipVersionCheck } = this.surroundings;
    this.#worker = new bullmq.Worker<StoredEvent, undefined>(
      QUEUE,
      (job, token) => this.#note(this.#work(job, token, handle)),
      {
        connection,
        prefix: this.#prefix,
        concurrency: options.concurrency,
        skipVersionCheck,
        lockDuration: options.stalledAfter,
        stalledInterval: options.stalledAfter,
        maxStalledCount: LOST_PROCESSES,
        runRetryDelay: RETRY_DELAY,
      },
    );
    this.#worker.on('error', () => undefined);
    this.#connecting = this.#worker.waitUntilReady().then(
      () => (this.#connecting = undefined),
      () => undefined,
    );
  }

  /** Takes no more events, and waits for those being handled, unless Redis is away: they are then handled again later. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    const isAway = this.surroundings.redis.status !== 'ready';
    const closed = new AbortController();
    // At once: the worker may finish an event, and take the next one, before it can be closed.
    worker.pause(true).catch(() => undefined);
    // BullMQ 5 leaves the error unhandled with which a connection ends that is closed while it is made.
    if (this.#connecting && !isAway) {
      await Promise.race([this.#connecting, delay(CLOSE_TIMEOUT, undefined, { ref: false })]);
    }
    const closing = worker.close(isAway).finally(() => {
      closed.abort();
    });
    // BullMQ waits for ever for the end of a connection that is about to be made again, as after a failover.
    const handled = this.#whenIdle().then(() =>
      delay(CLOSE_TIMEOUT, undefined, { signal: closed.signal }).catch(() => undefined),
    );
    await Promise.race([closing, handled]);
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }

  #note(work: Promise<undefined>): Promise<undefined> {
    this.#running.add(work);
    return work.finally(() => this.#running.delete(work));
  }

  async #whenIdle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  async #work(
    job: Job<StoredEvent, undefined>,
    token: string | undefined,
    handle: EventHandling,
  ): Promise<undefined> {
    this.#refuseForeign(job.data);
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
      throw new this.surroundings.bullmq.DelayedError();
    }
    // One that fails gives its place away, and joins again for the next attempt: a broken handler holds up nobody else.
    await handle(job.data, last).finally(() => this.#leave(line, jobId));
  }

  /** An event of another app, which somebody put here, is kept as a dead letter: its handlers are not here. */
  #refuseForeign({ id, apiKey }: StoredEvent): void {
    if (apiKey === this.apiKey) return;
    const problem = `It is of the app ${apiKey}, not of ${this.apiKey}, in whose queue it is.`;
    this.#logger.error(`Event ${id} is a dead letter, and no handler got it. ${problem}`);
    throw new this.surroundings.bullmq.UnrecoverableError(problem);
  }

  /** After how many milliseconds a job is to look for its turn again; 0 when it is its turn. */
  async #waitFor(line: string, jobId: string): Promise<number> {
    const first = await this.#lines.join(line, jobId);
    if (first.jobId === jobId) return 0;
    const state = await this.#queue.getJobState(first.jobId);
    const joining = state === 'unknown' ? first.since + JOINING - Date.now() : 0;
    if (joining > 0) return joining;
    if (state !== 'unknown' && state !== 'completed' && state !== 'failed') return LOOK_AGAIN;
    // Its process died between leaving the queue and leaving the line, or before adding the job.
    return (await this.#lines.leave(line, first.jobId)) === jobId ? 0 : LOOK_AGAIN;
  }

  async #leave(line: string, jobId: string): Promise<void> {
    const next = await this.#lines.leave(line, jobId);
    if (next !== undefined) await this.#wake(next);
  }

  /** Lets a job that was put aside run. One that is not put aside runs anyway. */
  async #wake(jobId: string): Promise<void> {
    const job = await this.#queue.getJob(jobId);
    if (job && (await job.isDelayed())) await job.promote().catch(() => undefined);
  }
}
