/** The platforms Stream counts apart. */
export const PLATFORMS = ['server_side', 'android', 'ios', 'web', 'unity'] as const;
export type Platform = (typeof PLATFORMS)[number];

const WINDOW_MS = 60_000;
const DEFAULT_READS = 1000;
const DEFAULT_WRITES = 300;

/** Requests per minute on self-serve plans where they differ from the two defaults. */
const LIMITS: Readonly<Record<string, number>> = {
  GetApp: 10_000,
  SendEvent: 10_000,
  VideoConnect: 10_000,
  CreateGuest: 1000,
  UploadFile: 1000,
  UploadImage: 1000,
  DeleteCall: 60,
  DeactivateUser: 60,
  DeactivateUsers: 60,
  ReactivateUser: 60,
  ReactivateUsers: 60,
  DeleteUsers: 6,
  ExportUser: 60,
  ExportUsers: 60,
  ListDevices: 60,
  DeleteDevice: 60,
  UpdateApp: 60,
};

/** Where one count stands. */
export interface RateLimit {
  /** Requests per window. */
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds: the start of the next window. */
  readonly reset: number;
}

/** Counts requests in fixed windows of a minute, for each operation and platform apart. */
export class RateLimiter {
  private window = 0;
  private enforced: boolean;
  /** By platform and operation. */
  private readonly used = new Map<Platform, Map<string, number>>();
  /** Stream's limits of the operations that were counted. */
  private readonly defaults = new Map<string, number>();
  /** Limits that are not Stream's. */
  private readonly limits = new Map<string, number>();

  /** `enforcedAtStart`: whether what exceeds a limit is to be refused. */
  constructor(private readonly enforcedAtStart = false) {
    this.enforced = enforcedAtStart;
  }

  /** Whether what exceeds a limit is to be refused, or is only counted. */
  get isEnforced(): boolean {
    return this.enforced;
  }

  enforce(enforced: boolean): void {
    this.enforced = enforced;
  }

  /** Allows an operation so many requests in a minute. */
  limit(operation: string, perMinute: number): void {
    this.limits.set(operation, perMinute);
  }

  /** The limits that are not Stream's, by operation. */
  ownLimits(): Record<string, number> {
    return Object.fromEntries(this.limits);
  }

  /** Gives all operations Stream's limits again. */
  resetLimits(): void {
    this.limits.clear();
  }

  /** Is as it was at the start, with nothing used up. */
  reset(): void {
    this.enforced = this.enforcedAtStart;
    this.limits.clear();
    this.used.clear();
  }

  /** Counts one request. `exceeded` says that it was more than the window allows. */
  take(operation: string, platform: Platform, now: number): RateLimit & { readonly exceeded: boolean } {
    this.turnTo(now);
    const used = this.usedBy(operation, platform) + 1;
    const ofPlatform = this.used.get(platform);
    if (ofPlatform === undefined) this.used.set(platform, new Map([[operation, used]]));
    else ofPlatform.set(operation, used);
    const { limit, remaining, reset } = this.state(operation, used);
    return { limit, remaining, reset, exceeded: used > limit };
  }

  /** Where a count stands, without counting. */
  peek(operation: string, platform: Platform, now: number): RateLimit {
    this.turnTo(now);
    return this.state(operation, this.usedBy(operation, platform));
  }

  private state(operation: string, used: number): RateLimit {
    const limit = this.limitOf(operation);
    return { limit, remaining: Math.max(0, limit - used), reset: ((this.window + 1) * WINDOW_MS) / 1000 };
  }

  private usedBy(operation: string, platform: Platform): number {
    return this.used.get(platform)?.get(operation) ?? 0;
  }

  private limitOf(operation: string): number {
    const own = this.limits.get(operation);
    if (own !== undefined) return own;
    const known = this.defaults.get(operation);
    if (known !== undefined) return known;
    const limit = defaultLimitOf(operation);
    this.defaults.set(operation, limit);
    return limit;
  }

  private turnTo(now: number): void {
    const window = Math.floor(now / WINDOW_MS);
    if (window === this.window) return;
    this.window = window;
    this.used.clear();
  }
}

/** The platform of a request, by the SDK that says it sent it. */
export function platformOf(isServer: boolean, client = ''): Platform {
  if (isServer) return 'server_side';
  if (/android/i.test(client)) return 'android';
  if (/ios|swift/i.test(client)) return 'ios';
  return /unity/i.test(client) ? 'unity' : 'web';
}

function defaultLimitOf(operation: string): number {
  return (
    LIMITS[operation] ??
    (/^(Get|List|Query|Search|Check)(?!OrCreate)/.test(operation) ? DEFAULT_READS : DEFAULT_WRITES)
  );
}
