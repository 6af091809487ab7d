import { Injectable } from '@nestjs/common';
import type { DeadLetter, DeadLetterPage } from './dead-letter.model';
import type { EventJob, EventJobs } from './event-jobs';
import { EventQueue } from './event-queue';

const PAGE = 100;

/** The events that handlers failed to handle in all attempts. Injectable where the durable mode is on. */
@Injectable()
export class DeadLetters {
  constructor(private readonly events: EventQueue) {}

  /** Reads a page of those of all apps; `offset` counts from the one that failed last. */
  async list({ offset = 0, limit = 25 }: { offset?: number; limit?: number } = {}): Promise<DeadLetterPage> {
    const queues = this.events.jobs;
    const [first] = queues;
    const total = await countOf(queues);
    if (limit === 0 || !first) return { total, dead_letters: [] };
    if (queues.length === 1) {
      const jobs = await first.getFailed(offset, offset + limit - 1);
      return { total, dead_letters: jobs.map(deadLetter) };
    }
    // Any of them may have all of the page.
    const jobs = (await Promise.all(queues.map((queue) => queue.getFailed(0, offset + limit - 1)))).flat();
    jobs.sort((one, other) => (other.finishedOn ?? 0) - (one.finishedOn ?? 0));
    return { total, dead_letters: jobs.slice(offset, offset + limit).map(deadLetter) };
  }

  /** Reads one; `undefined` when there is none of that id. */
  async find(id: string): Promise<DeadLetter | undefined> {
    const job = await this.#find(id);
    return job && deadLetter(job);
  }

  /**
   * Has an event handled again, with all attempts, by the handlers that have not handled it. False when it is no dead
   * letter.
   */
  async replay(id: string): Promise<boolean> {
    const job = await this.#find(id);
    return job !== undefined && retry(job);
  }

  /** Has all events handled again that are dead letters now, and tells how many. */
  async replayAll(): Promise<number> {
    return sum(await Promise.all(this.events.jobs.map(replayAllOf)));
  }

  /** Drops a dead letter for good. False when there is none of that id. */
  async remove(id: string): Promise<boolean> {
    const job = await this.#find(id);
    if (!job) return false;
    await job.remove();
    return true;
  }

  async #find(id: string): Promise<EventJob | undefined> {
    const jobs = await Promise.all(this.events.jobs.map((queue) => queue.getJob(id)));
    const job = jobs.find((each) => each !== undefined);
    return job && (await job.isFailed()) ? job : undefined;
  }
}

async function countOf(queues: readonly EventJobs[]): Promise<number> {
  return sum(await Promise.all(queues.map((queue) => queue.getFailedCount())));
}

async function replayAllOf(queue: EventJobs): Promise<number> {
  let replayed = 0;
  // Those that fail meanwhile are not replayed again: no more than there are at the start.
  for (let left = await queue.getFailedCount(); left > 0; left -= PAGE) {
    const oldest = await queue.getJobs(['failed'], 0, Math.min(left, PAGE) - 1, true);
    const results = await Promise.all(oldest.map(retry));
    replayed += results.filter(Boolean).length;
  }
  return replayed;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** False when another replica was faster. */
async function retry(job: EventJob): Promise<boolean> {
  return job.retry('failed', { resetAttemptsMade: true }).then(
    () => true,
    async (error: unknown) => {
      if (await job.isFailed()) throw error;
      return false;
    },
  );
}

function deadLetter(job: EventJob): DeadLetter {
  const { id, app, origin, receivedAt, event } = job.data;
  const parsed = JSON.parse(event) as Record<string, unknown> & { type: string; call_cid?: string };
  return {
    id: String(job.id),
    webhook_id: id,
    type: parsed.type,
    ...(parsed.call_cid !== undefined && { call_cid: parsed.call_cid }),
    ...(app !== null && { app }),
    origin,
    received_at: new Date(receivedAt),
    failed_at: new Date(job.finishedOn ?? receivedAt),
    attempts: job.attemptsMade,
    reason: job.failedReason,
    event: parsed,
  };
}
