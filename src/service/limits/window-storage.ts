import type { HitRecord, HitStorage } from './hit-storage';

interface Window {
  hits: number;
  readonly endsAt: number;
  /** 0: it is not blocked. */
  blockedUntil: number;
}

/** Of about 200 bytes each. */
const WINDOWS_MAX = 100_000;

/**
 * Counts in the memory of this process, in windows that begin with a first hit and last for the time to live, as the storage
 * in Redis does. The library's own storage keeps a time per hit and goes through all of them at each hit, which at thousands
 * a minute costs more than answering, and it has no bound on the number of keys.
 */
export class WindowStorage implements HitStorage {
  /** In the order in which they began, so those that end first come first. */
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly windowsMax = WINDOWS_MAX,
  ) {}

  /** How many keys are counted. */
  get size(): number {
    return this.#windows.size;
  }

  increment(key: string, ttl: number, limit: number, blockDuration: number): HitRecord {
    const now = this.now();
    const window = this.#hit(key, now, ttl, limit, blockDuration);
    const isBlocked = window.blockedUntil > now;
    return {
      totalHits: window.hits,
      timeToExpire: secondsUntil(window.endsAt, now),
      isBlocked,
      timeToBlockExpire: isBlocked ? secondsUntil(window.blockedUntil, now) : 0,
    };
  }

  #hit(key: string, now: number, ttl: number, limit: number, blockDuration: number): Window {
    const current = this.#windows.get(key);
    const window = current && !isOver(current, now) ? current : this.#begin(key, now, ttl);
    window.hits += 1;
    if (window.hits > limit && window.blockedUntil === 0) window.blockedUntil = now + blockDuration;
    return window;
  }

  #begin(key: string, now: number, ttl: number): Window {
    const window = { hits: 0, endsAt: now + ttl, blockedUntil: 0 };
    // Taken out first, so that it comes last.
    this.#windows.delete(key);
    this.#makeRoom(now);
    this.#windows.set(key, window);
    return window;
  }

  /** Forgets windows that are over; when there are too many, also the oldest one: a caller may then have a few hits more. */
  #makeRoom(now: number): void {
    for (const [key, window] of this.#windows) {
      if (!isOver(window, now)) break;
      this.#windows.delete(key);
    }
    if (this.#windows.size < this.windowsMax) return;
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined) this.#windows.delete(oldest);
  }
}

function isOver({ endsAt, blockedUntil }: Window, now: number): boolean {
  return now >= endsAt && now >= blockedUntil;
}

function secondsUntil(time: number, now: number): number {
  return Math.ceil(Math.max(time - now, 0) / 1000);
}
