import { BUILT_IN_ROLES } from '../../stream/models/enums';
import { defaultAppSettings } from '../app/default-app-settings';
import { AppEvents } from '../events/app-events';
import type { DeliveryService } from '../events/deliveries/delivery-service';
import type { EventJournal } from '../events/journal/event-journal';
import type { FaultSet } from '../control/faults/fault-set';
import type { Random } from '../control/faults/seeded-random';
import type { RequestJournal } from '../control/requests/request-journal';
import { SessionTimers } from '../calls/sessions/timers/session-timers';
import type { AppSettings, Behaviour } from './app-settings';
import { CallStore } from './call-store';
import { CallTypeStore } from './call-type-store';
import { AppClock, type Clock } from './clock';
import { DeviceStore } from './device-store';
import type { IdSource } from './id-source';
import { PushStore } from './push-store';
import type { RateLimiter } from './rate-limiter';
import { RoleStore } from './role-store';
import { StorageStore } from './storage-store';
import { TaskStore } from './task-store';
import { UserStore } from './user-store';

/** How an app is told apart and how its tokens are signed. */
export interface AppCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** What stays of an app when its state is replaced. */
export interface AppIdentity extends AppCredentials {
  readonly number: number;
  /** The app's latest events, and who waits for the next. */
  readonly journal: EventJournal;
  /** What goes wrong with the app's requests. */
  readonly faults: FaultSet;
  /** The app's latest requests. */
  readonly requests: RequestJournal;
  /** Counts the app's requests. */
  readonly rateLimiter: RateLimiter;
}

/** What all apps of an emulator share. */
export interface Surroundings {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly behaviour: Behaviour;
  readonly deliveries: DeliveryService;
  /** How many of its latest events an app remembers. */
  readonly eventsKept: number;
  /** How many of its latest requests an app remembers. */
  readonly requestsKept: number;
  /** Whether apps answer 429 at first where a rate limit is exceeded. */
  readonly enforceRateLimits: boolean;
  /** Where chance comes from. */
  readonly random: Random;
  /** The ids of all operations of Stream's API. */
  readonly operations: ReadonlySet<string>;
}

/**
 * The whole state of one app: plain data and its indexes. Nothing here checks or decides; what changes it are the
 * `*.rules.ts` files of the rooms.
 */
export class App {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What GET /app shows as the app's id. */
  readonly number: number;
  readonly journal: EventJournal;
  readonly faults: FaultSet;
  readonly requests: RequestJournal;
  readonly rateLimiter: RateLimiter;
  readonly operations: ReadonlySet<string>;
  readonly clock: AppClock;
  readonly ids: IdSource;
  readonly settings: AppSettings;
  readonly roles = new RoleStore();
  readonly users = new UserStore();
  readonly devices = new DeviceStore();
  readonly push: PushStore;
  readonly storages = new StorageStore();
  readonly tasks = new TaskStore();
  readonly callTypes: CallTypeStore;
  readonly calls = new CallStore();
  readonly events: AppEvents;
  /** What time does to calls. Stands still until it is started. */
  readonly timers: SessionTimers;

  constructor(
    { apiKey, apiSecret, number, journal, faults, requests, rateLimiter }: AppIdentity,
    { clock, ids, behaviour, deliveries, operations }: Surroundings,
  ) {
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.number = number;
    this.journal = journal;
    this.faults = faults;
    this.requests = requests;
    this.rateLimiter = rateLimiter;
    this.operations = operations;
    this.settings = defaultAppSettings(behaviour);
    this.clock = new AppClock(clock);
    this.ids = ids;
    const createdAt = this.clock.now();
    for (const name of BUILT_IN_ROLES)
      this.roles.put({ name, custom: false, createdAt, updatedAt: createdAt });
    this.push = new PushStore(createdAt);
    this.callTypes = new CallTypeStore(createdAt);
    this.timers = new SessionTimers(this);
    this.events = new AppEvents(this, { journal, deliveries });
  }
}
