import { ExpiringMap } from '../../stream/expiring-map';
import { WebhookStore } from './webhook-store';

/** Deliveries remembered at most; the oldest are forgotten first. It takes about 80 MB. */
const CAPACITY = 100_000;

/** Remembers deliveries in this process: enough for one instance of an app, until it restarts. */
export class MemoryWebhookStore extends WebhookStore {
  readonly #deliveries: ExpiringMap<string>;
  readonly #bodies: ExpiringMap<string>;
  readonly #handlers: ExpiringMap<readonly string[]>;

  /** @param ttl milliseconds */
  constructor(ttl: number, now: () => number = Date.now) {
    super();
    this.#deliveries = new ExpiringMap(ttl, CAPACITY, now);
    this.#bodies = new ExpiringMap(ttl, CAPACITY, now);
    this.#handlers = new ExpiringMap(ttl, CAPACITY, now);
  }

  firstDelivery(digest: string, key: string): Promise<string> {
    return Promise.resolve(firstOf(this.#deliveries, digest, key));
  }

  firstBody(key: string, digest: string): Promise<string> {
    return Promise.resolve(firstOf(this.#bodies, key, digest));
  }

  handledBy(key: string): Promise<readonly string[]> {
    return Promise.resolve(this.#handlers.get(key) ?? []);
  }

  markHandled(key: string, handler: string): Promise<void> {
    this.#handlers.set(key, [...(this.#handlers.get(key) ?? []), handler]);
    return Promise.resolve();
  }
}

/** The value that a key has, which is the given one when it has none yet. */
function firstOf(map: ExpiringMap<string>, key: string, value: string): string {
  const first = map.get(key);
  if (first === undefined) map.set(key, value);
  return first ?? value;
}
