import type { StoredEvent } from './stored-event';

/** Handles a stored event; a rejection makes it be handled again. `last`: whether this is the last attempt. */
export type EventHandling = (event: StoredEvent, last: boolean) => Promise<void>;

/**
 * A job of BullMQ, as far as it is used. Written out, so that the types of this package can be read where BullMQ is not
 * installed.
 */
export interface EventJob {
  readonly id?: string | undefined;
  readonly data: StoredEvent;
  /** How often it failed. */
  readonly attemptsMade: number;
  readonly failedReason: string;
  /** In milliseconds since 1970. */
  readonly finishedOn?: number | undefined;
  isFailed(): Promise<boolean>;
  retry(from: 'failed', options: { resetAttemptsMade: boolean }): Promise<void>;
  remove(): Promise<void>;
}

/** The jobs in the queue, by their state. */
export interface EventJobs {
  getJob(id: string): Promise<EventJob | undefined>;
  /** From the one that failed last. */
  getFailed(start: number, end: number): Promise<readonly EventJob[]>;
  getJobs(states: ['failed'], start: number, end: number, ascending: boolean): Promise<readonly EventJob[]>;
  getFailedCount(): Promise<number>;
  getActiveCount(): Promise<number>;
  getWaitingCount(): Promise<number>;
}
