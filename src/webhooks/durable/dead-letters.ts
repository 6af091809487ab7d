import { Injectable } from '@nestjs/common';
import type { DeadLetter, DeadLetterPage } from './dead-letter.model';
import type { EventJob } from './event-jobs';
import { EventQueue } from './event-queue';

const PAGE = 100;

/** The events that handlers failed to handle in all attempts. Injectable where the durable mode is on. */
@Injectable()
export class DeadLetters {
  constructor(private readonly events: EventQueue) {}

  /** Reads a page; `offset` counts from the one that failed last. */
  async list({ offset = 0, limit = 25 }: { offset?: number; limit?: number } = {}): Promise<DeadLetterPage> {
    const [jobs, total] = await Promise.all([
      limit === 0 ? [] : this.events.jobs.getFailed(offset, offset + limit - 1),
      this.events.jobs.getFailedCount(),
    ]);
    return { total, dead_letters: jobs.map(deadLetter) };
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
    let replayed = 0;
    // Those that fail meanwhile are not replayed again: no more than there are at the start.
    for (let left = await this.events.jobs.getFailedCount(); left > 0; left -= PAGE) {
      const oldest = await this.events.jobs.getJobs(['failed'], 0, Math.min(left, PAGE) - 1, true);
      const results = await Promise.all(oldest.map(retry));
      replayed += results.filter(Boolean).length;
    }
    return replayed;
  }

  /** Drops a dead letter for good. False when there is none of that id. */
  async remove(id: string): Promise<boolean> {
    const job = await this.#find(id);
    if (!job) return false;
    await job.remove();
    return true;
  }

  async #find(id: string): Promise<EventJob | undefined> {
    const job = await this.events.jobs.getJob(id);
    return job && (await job.isFailed()) ? job : undefined;
  }
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
