import { defaultAppSettings } from '../app/default-app-settings';
import { SessionTimers } from '../calls/sessions/timers/session-timers';
import type { ControlledApp } from '../control/controlled-app';
import { FaultSet } from '../control/faults/fault-set';
import type { Random } from '../control/faults/seeded-random';
import { RequestJournal } from '../control/requests/request-journal';
import { AppEvents } from '../events/app-events';
import type { DeliveryService } from '../events/deliveries/delivery-service';
import { EventJournal } from '../events/journal/event-journal';
import { RenderCache } from '../protocol/render-cache';
import { App } from '../world/app';
import type { AppCredentials } from '../world/app-credentials';
import type { Behaviour } from '../world/app-settings';
import type { Clock } from '../world/clock';
import type { IdSource } from '../world/id-source';
import { RateLimiter } from '../world/rate-limiter';

/** What all apps of an emulator share. */
export interface EmulatorServices {
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

/** What stays of an app when its state is replaced. */
export class TenantIdentity {
  /** The app's latest events, and who waits for the next. */
  readonly journal: EventJournal;
  /** What goes wrong with the app's requests. */
  readonly faults: FaultSet;
  /** The app's latest requests. */
  readonly requests: RequestJournal;
  /** Counts the app's requests. */
  readonly rateLimiter: RateLimiter;

  constructor(
    readonly credentials: AppCredentials,
    /** What GET /app shows as the app's id. */
    readonly number: number,
    { random, eventsKept, requestsKept, enforceRateLimits }: EmulatorServices,
  ) {
    this.journal = new EventJournal(eventsKept);
    this.faults = new FaultSet(random);
    this.requests = new RequestJournal(requestsKept);
    this.rateLimiter = new RateLimiter(enforceRateLimits);
  }
}

/** One app with everything around its state: events, timers, faults and journals. */
export class Tenant implements ControlledApp {
  readonly app: App;
  readonly events: AppEvents;
  /** Of the app's state, and gone with it. */
  readonly renders = new RenderCache();
  /** Stand still until they are started. */
  readonly timers: SessionTimers;

  constructor(
    readonly identity: TenantIdentity,
    { clock, ids, behaviour, deliveries, operations }: EmulatorServices,
  ) {
    const { credentials, number, journal, rateLimiter } = identity;
    const settings = defaultAppSettings(behaviour);
    this.app = new App({ ...credentials, number, rateLimiter, clock, ids, settings, operations });
    this.events = new AppEvents(this.app, { journal, deliveries });
    this.timers = new SessionTimers(this.app);
    this.app.connect({ events: this.events, timers: this.timers });
  }

  get apiKey(): string {
    return this.app.apiKey;
  }

  get journal(): EventJournal {
    return this.identity.journal;
  }

  get faults(): FaultSet {
    return this.identity.faults;
  }

  get requests(): RequestJournal {
    return this.identity.requests;
  }
}
