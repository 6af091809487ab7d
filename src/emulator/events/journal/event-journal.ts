import type { StoredEvent } from './stored-event';

/** Which event is waited for. */
export interface Awaited {
  /** Exact type; any if it is not given. */
  readonly type?: string;
  /** In milliseconds. Default 5000. */
  readonly timeout?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

interface Waiter {
  readonly type: string | undefined;
  readonly take: (event: StoredEvent) => void;
  readonly giveUp: (error: Error) => void;
}

const DEFAULT_TIMEOUT = 5000;

/** How many types an error names at most. */
const NAMED_TYPES = 20;

/** The latest events of one app, and who waits for the next. The oldest are forgotten beyond `size`. */
export class EventJournal {
  private events: StoredEvent[] = [];
  private taken = new WeakSet<StoredEvent>();
  private waiters: Waiter[] = [];

  constructor(private readonly size: number) {}

  /** Whether it is worth adding anything. */
  get isHeard(): boolean {
    return this.size > 0 || this.waiters.length > 0;
  }

  add(event: StoredEvent): void {
    this.events.push(event);
    // Cut now and then only, so that adding stays cheap.
    if (this.events.length > this.size * 2) this.events = this.kept();
    const waiter = this.waiters.find(({ type }) => type === undefined || type === event.type);
    if (waiter === undefined) return;
    this.taken.add(event);
    waiter.take(event);
  }

  /** Oldest first. */
  list(): readonly StoredEvent[] {
    return this.kept();
  }

  /**
   * The oldest event of that type which no call returned before; waits for it if there is none. Rejects after the
   * timeout, and names what was emitted instead.
   */
  next({ type, timeout = DEFAULT_TIMEOUT, signal }: Awaited): Promise<StoredEvent> {
    const found = this.kept().find(
      (event) => (type === undefined || event.type === type) && !this.taken.has(event),
    );
    if (found !== undefined) {
      this.taken.add(found);
      return Promise.resolve(found);
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.waiters = this.waiters.filter((other) => other !== waiter);
      };
      const waiter: Waiter = {
        type,
        take: (event) => {
          leave();
          resolve(event);
        },
        giveUp: (error) => {
          leave();
          reject(error);
        },
      };
      const onAbort = () => {
        waiter.giveUp(new Error(`Nobody waits for ${type ?? 'an event'} any more.`));
      };
      const timer = setTimeout(() => {
        waiter.giveUp(new EventTimeoutError(type, timeout, this.typesOfLatest()));
      }, timeout);
      signal?.addEventListener('abort', onAbort);
      this.waiters.push(waiter);
    });
  }

  /** Forgets all events. Who waits goes on waiting. */
  clear(): void {
    this.events = [];
    this.taken = new WeakSet();
  }

  /** Ends all waiting: their promises reject. */
  close(): void {
    for (const waiter of [...this.waiters]) {
      waiter.giveUp(new Error(`The emulator was closed before ${waiter.type ?? 'an event'} was emitted.`));
    }
  }

  private kept(): StoredEvent[] {
    return this.size === 0 ? [] : this.events.slice(-this.size);
  }

  private typesOfLatest(): string[] {
    return this.kept()
      .slice(-NAMED_TYPES)
      .map(({ type }) => type);
  }
}

/** The event waited for was not emitted in time. */
export class EventTimeoutError extends Error {
  override readonly name = 'EventTimeoutError';

  constructor(type: string | undefined, timeout: number, emitted: readonly string[]) {
    const others = emitted.length === 0 ? 'none' : emitted.join(', ');
    super(`No ${type ?? 'event'} was emitted within ${timeout} ms. The latest events: ${others}.`);
  }
}
