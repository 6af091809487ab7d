import type { SessionTimers } from '../calls/sessions/timers/session-timers';
import type { AppEvents } from '../events/app-events';
import type { App } from '../world/app';
import type { FaultSet } from './faults/fault-set';
import type { RequestJournal } from './requests/request-journal';

/** One app as a test drives it. */
export interface ControlledApp {
  /** Its state. */
  readonly app: App;
  readonly events: AppEvents;
  readonly timers: SessionTimers;
  /** What goes wrong with its requests. */
  readonly faults: FaultSet;
  /** Its latest requests. */
  readonly requests: RequestJournal;
}
