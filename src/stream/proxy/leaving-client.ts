import type { Client } from 'undici';
import { UndiciClient } from './undici-parts';

/**
 * A client that says at once that it is closed when a pool takes it out. undici's pool counts those it takes out until they are
 * closed: when all its connections were too old, it had a request wait for a place that nobody would give it.
 */
export class LeavingClient extends UndiciClient {
  override close(): Promise<void>;
  override close(closed: () => void): void;
  override close(closed?: () => void): Promise<void> | undefined {
    // Without a callback, undici would call this method with one of its own.
    if (closed === undefined) {
      return new Promise((resolve) => {
        super.close(resolve);
      });
    }
    super.close(() => undefined);
    closed();
    return undefined;
  }
}

/** For the option `factory` of a pool. */
export function leavingClient(origin: string | URL, options: object): Client {
  return new LeavingClient(origin, options);
}
