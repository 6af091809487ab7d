/** When a fault strikes: every matching request, unless something here narrows it. All that is given has to hold. */
export interface FaultTiming {
  /** One of Stream's operation ids, e.g. `UpdateUsers`, or several. Default: every operation. */
  readonly operation?: string | readonly string[];
  /** Lets so many matching requests pass first. Default 0. */
  readonly after?: number;
  /** Strikes each nth of the matching requests that come after those. Default 1: all of them. */
  readonly every?: number;
  /** From 0 to 1: how likely it strikes a request whose turn it is. Default 1. */
  readonly probability?: number;
  /** An integer that makes chance repeat itself: of `probability`, and of the `spread` of a latency. */
  readonly seed?: number;
  /** Strikes so many times and never again. Default: for ever. */
  readonly times?: number;
}

/**
 * Holds the request back, and then lets it go on: the work is done even if the client has given up by then, as with a server
 * that is slow. Latencies add up.
 */
export interface LatencyFault extends FaultTiming {
  readonly kind: 'latency';
  /** In milliseconds of real time, whatever the clock of the app says. */
  readonly delay: number;
  /** Up to so many milliseconds more, each as likely. Default 0. */
  readonly spread?: number;
}

/** Answers an error of Stream's. With 429, the rate-limit headers say that nothing remains. */
export interface StatusFault extends FaultTiming {
  readonly kind: 'status';
  /** From 400 to 599. */
  readonly status: number;
  /** Stream's error code. Default: the usual one of the status, e.g. 9 for 429; -1 from 500 on. */
  readonly code?: number;
  /** The reason, which is printed as `<Operation> failed with error: "<message>"`. Default: that of the status. */
  readonly message?: string;
  /** The `Retry-After` header, in seconds. Default: no such header. */
  readonly retryAfter?: number;
  /** Says in the body that the same request is not worth repeating. Default false. */
  readonly unrecoverable?: boolean;
  /** Does the work nevertheless. Default false. */
  readonly performed?: boolean;
}

/** Ends the connection with a TCP reset. The request has been read in full. */
export interface ResetFault extends FaultTiming {
  readonly kind: 'reset';
  /** `before` anything is done, or `after` the work is: done, but the answer got lost. */
  readonly when: 'before' | 'after';
}

/** Does the work, and ends the connection in the middle of the answer's body; its headers announce all of it. */
export interface TruncatedFault extends FaultTiming {
  readonly kind: 'truncated';
}

/** Answers a page of HTML that says to be JSON, as proxies do. */
export interface MalformedFault extends FaultTiming {
  readonly kind: 'malformed';
  /** From 200 to 599. Default: that of success. */
  readonly status?: number;
  /** Does the work first. Default true. */
  readonly performed?: boolean;
}

/** Never answers: the connection stays open until the client gives up or the emulator closes. */
export interface DropFault extends FaultTiming {
  readonly kind: 'drop';
  /** Does the work first. Default false. */
  readonly performed?: boolean;
}

/** A fault that takes the place of the answer. Of several that are due, the one that was added first strikes. */
export type SpoilingFault = StatusFault | ResetFault | TruncatedFault | MalformedFault | DropFault;

/** What goes wrong with requests to Stream's API, and with which of them. */
export type Fault = LatencyFault | SpoilingFault;

/** A fault as it stands. */
export interface ActiveFault {
  readonly id: string;
  readonly fault: Fault;
  /** How many requests were for one of its operations, struck or not. */
  readonly matched: number;
  /** How many of them it struck. */
  readonly struck: number;
}
