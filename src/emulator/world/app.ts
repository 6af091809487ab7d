import { BUILT_IN_ROLES } from '../../stream/models/enums';
import { defaultAppSettings } from '../app/default-app-settings';
import { AppEvents } from '../events/app-events';
import type { DeliveryService } from '../events/deliveries/delivery-service';
import type { EventJournal } from '../events/journal/event-journal';
import { SessionTimers } from '../sessions/timers/session-timers';
import type { AppSettings, Behaviour } from './app-settings';
import { CallStore } from './call-store';
import { CallTypeStore } from './call-type-store';
import { AppClock, type Clock } from './clock';
import { DeviceStore } from './device-store';
import type { IdSource } from './id-source';
import { PushStore } from './push-store';
import { RateLimiter } from './rate-limiter';
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
}

/** What all apps of an emulator share. */
export interface Surroundings {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly behaviour: Behaviour;
  readonly deliveries: DeliveryService;
  /** How many of its latest events an app remembers. */
  readonly eventsKept: number;
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
  readonly clock: AppClock;
  readonly ids: IdSource;
  readonly settings: AppSettings;
  readonly roles = new RoleStore();
  readonly users = new UserStore();
  readonly devices = new DeviceStore();
  readonly push: PushStore;
  readonly storages = new StorageStore();
  readonly tasks = new TaskStore();
  readonly rateLimiter = new RateLimiter();
  readonly callTypes: CallTypeStore;
  readonly calls = new CallStore();
  readonly events: AppEvents;
  /** What time does to calls. Stands still until it is started. */
  readonly timers: SessionTimers;

  constructor(
    { apiKey, apiSecret, number, journal }: AppIdentity,
    { clock, ids, behaviour, deliveries }: Surroundings,
  ) {
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.number = number;
    this.journal = journal;
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
