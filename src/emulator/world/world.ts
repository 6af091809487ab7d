import { EventJournal } from '../events/journal/event-journal';
import { App, type AppCredentials, type Surroundings } from './app';

const API_KEY_BYTES = 6;
const API_SECRET_BYTES = 32;

/** All apps of one emulator, each with its own API key and nothing in common with the others. */
export class World {
  private readonly apps = new Map<string, App>();

  constructor(private readonly surroundings: Surroundings) {}

  /** A new, empty app. What of the credentials is not given is made up. */
  create(given: Partial<AppCredentials> = {}): App {
    const { ids, eventsKept } = this.surroundings;
    const journal = new EventJournal(eventsKept);
    const { apiKey = ids.hex(API_KEY_BYTES), apiSecret = ids.hex(API_SECRET_BYTES) } = given;
    return this.put(new App({ apiKey, apiSecret, number: this.apps.size + 1, journal }, this.surroundings));
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
