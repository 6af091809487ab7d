import type { DurationResponse } from '../models/response.model';

/** Without a platform, the limits of all are returned. */
export interface GetRateLimitsRequest {
  readonly server_side?: boolean;
  readonly android?: boolean;
  readonly ios?: boolean;
  readonly web?: boolean;
  readonly unity?: boolean;
  /** Names of operations, such as `GetCall`. Default: all. */
  readonly endpoints?: readonly string[];
}

export interface LimitInfoResponse {
  /** Requests per minute. */
  limit: number;
  remaining: number;
  /** When the window ends, in unix seconds. */
  reset: number;
}

/** The limits of each platform by operation. */
export interface GetRateLimitsResponse extends DurationResponse {
  server_side?: Record<string, LimitInfoResponse>;
  android?: Record<string, LimitInfoResponse>;
  ios?: Record<string, LimitInfoResponse>;
  web?: Record<string, LimitInfoResponse>;
  unity?: Record<string, LimitInfoResponse>;
}
