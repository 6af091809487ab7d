/** One event that an app emitted, with what became of it. */
export interface EmittedEvent {
  /** The `X-Webhook-Id` of its deliveries. */
  readonly id: string;
  readonly type: string;
  /** What is sent: the JSON body of the deliveries. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** One per hook that the event is for, in order of the hooks. It grows as attempts are made. */
  readonly deliveries: readonly EventDelivery[];
}

/** What became of an event at one hook. */
export interface EventDelivery {
  readonly hookId: string;
  readonly hookType: string;
  /** URL of a webhook or queue, ARN of a topic. */
  readonly target: string;
  /**
   * `pending`: attempts are being made, or will be. `delivered`: answered 2xx. `failed`: given up. `not_sent`: the
   * emulator does not call this hook, see `reason`.
   */
  readonly state: 'pending' | 'delivered' | 'failed' | 'not_sent';
  /** Why it failed or was not sent. */
  readonly reason?: string;
  /** Oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** One request to a webhook. */
export interface DeliveryAttempt {
  /** From 1: `X-Webhook-Attempt`. */
  readonly number: number;
  /** Of the app's clock, RFC 3339. */
  readonly startedAt: string;
  /** How long the answer took, in milliseconds. */
  readonly duration: number;
  /** HTTP status of the answer; absent where there was none. */
  readonly status?: number;
  /** The answer's body, cut after 2 KiB. */
  readonly body?: string;
  /** Why there was no answer: `timeout`, or the text of a network error. */
  readonly error?: string;
}
