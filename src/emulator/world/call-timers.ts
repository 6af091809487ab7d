import type { CallRecord } from './call';

/** What time does to calls by itself: sessions end, rings are missed, files become ready. */
export interface CallTimers {
  /** Looks again at when something happens to a call that was changed. */
  schedule(call: CallRecord): void;
}
