import { EventJournal } from '../events/journal/event-journal';
import { FaultSet } from '../control/faults/fault-set';
import { RequestJournal } from '../control/requests/request-journal';
import { App, type AppCredentials, type Surroundings } from '../world/app';
import type { Clock } from '../world/clock';
import { RateLimiter } from '../world/rate-limiter';

const API_KEY_BYTES = 6;
const API_SECRET_BYTES = 32;

/** All apps of one emulator, each with its own API key and nothing in common with the others. */
export class World {
  private readonly apps = new Map<string, App>();

  constructor(private readonly surroundings: Surroundings) {}

  /** What the clocks of the apps follow. */
  get clock(): Clock {
    return this.surroundings.clock;
  }

  /** Whether the app's state is still the one in force. */
  isCurrent(app: App): boolean {
    return this.apps.get(app.apiKey) === app;
  }

  /** A new, empty app. What of the credentials is not given is made up. */
  create(given: Partial<AppCredentials> = {}): App {
    const { ids, random, eventsKept, requestsKept, enforceRateLimits } = this.surroundings;
    const { apiKey = ids.hex(API_KEY_BYTES), apiSecret = ids.hex(API_SECRET_BYTES) } = given;
    const identity = {
      apiKey,
      apiSecret,
      number: this.apps.size + 1,
      journal: new EventJournal(eventsKept),
      faults: new FaultSet(random),
      requests: new RequestJournal(requestsKept),
      rateLimiter: new RateLimiter(enforceRateLimits),
    };
    return this.put(new App(identity, this.surroundings));
  }

  get(apiKey: string): App | undefined {
    return this.apps.get(apiKey);
  }

  /** An empty app with the identity of `app`. It takes the place of that one only when it is put. */
  successorOf(app: App): App {
    return new App(app, this.surroundings);
  }

  put(app: App): App {
    this.apps.get(app.apiKey)?.timers.stop();
    this.apps.set(app.apiKey, app);
    app.timers.start();
    return app;
  }

  all(): App[] {
    return [...this.apps.values()];
  }
}
