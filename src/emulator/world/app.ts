import { BUILT_IN_ROLES } from '../../stream/models/enums';
import type { AppCredentials } from './app-credentials';
import type { AppSettings } from './app-settings';
import { BlockListStore } from './block-list-store';
import { CallStore } from './call-store';
import type { CallTimers } from './call-timers';
import { CallTypeStore } from './call-type-store';
import type { ClientEventRecord } from './client-event-record';
import { AppClock, type Clock } from './clock';
import type { CustomPermissionRecord } from './custom-permission';
import { DeviceStore } from './device-store';
import type { EventSink } from './event-sink';
import { ImportStore } from './import-store';
import type { FeedbackRecord } from './feedback-record';
import type { IdSource } from './id-source';
import { PushStore } from './push-store';
import type { RateLimiter } from './rate-limiter';
import { RoleStore } from './role-store';
import { SipStore } from './sip-store';
import { SessionLog } from './session-log';
import { StorageStore } from './storage-store';
import { TaskStore } from './task-store';
import { RecordStore } from './record-store';
import type { UserGroupRecord } from './user-group';
import { UserStore } from './user-store';

/** What the state of an app is made with. */
export interface AppParts extends AppCredentials {
  readonly number: number;
  /** Counts the app's requests. */
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly settings: AppSettings;
  /** The ids of all operations of Stream's API. */
  readonly operations: ReadonlySet<string>;
}

/** What acts on the changes of an app's state. */
export interface ChangeListeners {
  readonly events: EventSink;
  readonly timers: CallTimers;
}

const NOBODY: ChangeListeners = {
  events: { emit: () => undefined },
  timers: { schedule: () => undefined },
};

/**
 * The whole state of one app: plain data and its indexes. Nothing here checks or decides; the `*.rules.ts` files of the
 * rooms change it. Changes have no consequences until listeners are connected.
 */
export class App {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** What GET /app shows as the app's id. */
  readonly number: number;
  readonly rateLimiter: RateLimiter;
  readonly operations: ReadonlySet<string>;
  readonly clock: AppClock;
  readonly ids: IdSource;
  readonly settings: AppSettings;
  readonly roles = new RoleStore();
  readonly permissions = new RecordStore<CustomPermissionRecord>(({ id }) => id);
  readonly users = new UserStore();
  readonly userGroups = new RecordStore<UserGroupRecord>(({ id }) => id);
  readonly devices = new DeviceStore();
  readonly push: PushStore;
  readonly blockLists = new BlockListStore();
  readonly storages = new StorageStore();
  readonly sip = new SipStore();
  readonly imports = new ImportStore();
  readonly tasks = new TaskStore();
  readonly callTypes: CallTypeStore;
  readonly calls = new CallStore();
  readonly feedback = new SessionLog<FeedbackRecord>();
  readonly clientEvents = new SessionLog<ClientEventRecord>();
  private listeners = NOBODY;

  constructor({ apiKey, apiSecret, number, rateLimiter, clock, ids, settings, operations }: AppParts) {
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.number = number;
    this.rateLimiter = rateLimiter;
    this.operations = operations;
    this.settings = settings;
    this.clock = new AppClock(clock);
    this.ids = ids;
    const createdAt = this.clock.now();
    for (const name of BUILT_IN_ROLES)
      this.roles.put({ name, custom: false, createdAt, updatedAt: createdAt });
    this.push = new PushStore(createdAt);
    this.callTypes = new CallTypeStore(createdAt);
  }

  /** From now on changes are told to these. */
  connect(listeners: ChangeListeners): void {
    this.listeners = listeners;
  }

  /** Where changes are told. */
  get events(): EventSink {
    return this.listeners.events;
  }

  /** Has to know of every call that was changed. */
  get timers(): CallTimers {
    return this.listeners.timers;
  }
}
