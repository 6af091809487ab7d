/** One request to Stream's API as an app received it, and what became of it. Without headers, and so without tokens. */
export interface ReceivedRequest {
  /** From 1 in order of arrival, since the start or since the requests were last cleared. */
  readonly number: number;
  /** Stream's operation id, e.g. `UpdateUsers`. */
  readonly operation: string;
  readonly method: string;
  /** As sent: percent-encoded, without the query. */
  readonly path: string;
  /** Without API key and tokens; what was sent more than once is joined with commas. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body. Absent if it was empty, no JSON, larger than 256 KiB, or not read: see `performed`. */
  readonly body?: unknown;
  /** Absent if it was refused for its token. */
  readonly caller?: RequestCaller;
  /** The `x-client-request-id` header. */
  readonly requestId?: string;
  /** HTTP status of the answer; absent where there was none, not yet or for nobody any more. */
  readonly status?: number;
  /** Whether the work was done. A refusal does none: for a bad token, a rate limit (their bodies are not read), a mistake in the request. */
  readonly performed: boolean;
  /** The ids of the faults that struck it. */
  readonly faults: readonly string[];
  /** When it arrived: of the app's clock, RFC 3339. */
  readonly at: string;
  /** Until it was answered or its connection ended, in milliseconds; absent while it runs. */
  readonly duration?: number;
}

export interface RequestCaller {
  readonly kind: 'server' | 'user' | 'anonymous';
  /** Of a user. */
  readonly userId?: string;
}
