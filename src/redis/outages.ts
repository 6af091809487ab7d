import { Logger } from '@nestjs/common';

/** An outage of the Redis at one address. */
interface Outage {
  /** The connections that fail. */
  readonly failing: Set<object>;
  /** Those that were logged: a later one may be the one to know, as when Redis restarts with another password. */
  readonly reasons: Set<string>;
}

const OUTAGES = new Map<string, Outage>();

/**
 * Logs each reason of an outage, and its end, once for an address: a process has several connections to one Redis, of modules
 * that know nothing of each other, which is why this is not kept in one of them.
 */
export class Outages {
  readonly #logger = new Logger('StreamRedis');

  /** @param shown the address as logs show it */
  constructor(private readonly shown: string) {}

  /** Whether it fails, by what is known. */
  has(connection: object): boolean {
    return OUTAGES.get(this.shown)?.failing.has(connection) ?? false;
  }

  begin(connection: object, reason: string): void {
    const outage = OUTAGES.get(this.shown) ?? { failing: new Set(), reasons: new Set() };
    OUTAGES.set(this.shown, outage);
    outage.failing.add(connection);
    if (outage.reasons.has(reason)) return;
    outage.reasons.add(reason);
    this.#logger.error(`Redis at ${this.shown}: ${reason}`);
  }

  /** Redis is back when it is for all connections. */
  end(connection: object): void {
    if (this.#remove(connection)) this.#logger.log(`Redis at ${this.shown} is back`);
  }

  /** A connection was closed, and waits for nothing any more. */
  forget(connection: object): void {
    this.#remove(connection);
  }

  /** Whether it was the last of those that fail. */
  #remove(connection: object): boolean {
    const failing = OUTAGES.get(this.shown)?.failing;
    if (!failing?.delete(connection) || failing.size > 0) return false;
    OUTAGES.delete(this.shown);
    return true;
  }
}
