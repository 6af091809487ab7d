import { StreamConfigurationError } from '../stream/stream.errors';
import { MAX_MILLISECONDS } from '../stream/option-limits';
import { DEFAULT_WEBHOOK_MAX_BYTES } from '../stream/models/limits';

/** An app of Stream's that sends events here. */
export interface WebhookAppOptions {
  /** The name of its client, as given to `StreamModule.forRoot({ name })`; handlers select the app by it. */
  readonly name?: string;
  /** Its key. Default: that of the client of this name. */
  readonly apiKey?: string;
  /**
   * Secrets that may have signed, besides that of the client of this name: the one before and the one after while a
   * secret is being replaced.
   */
  readonly secrets?: readonly string[];
}

/** How webhooks are received; all of it may be left out. */
export interface StreamWebhooksOptions {
  /** Default: every client that `StreamModule` has made; clients with one key are one app, and the secret of each may have signed. */
  readonly apps?: readonly WebhookAppOptions[];
  /** Bytes that a body may have when inflated. Default: 4 MiB. */
  readonly sizeLimit?: number;
  /**
   * Deliveries with a wrong key, signature or form that an address may send within a minute; further ones of that address get
   * 429 unread, unless a signed one came from it within the hour. Default: 60.
   */
  readonly maxRejectedPerMinute?: number;
  /**
   * Milliseconds the answer waits for the handlers. Stream waits 6000, so that the default, 5000, lets the answer arrive.
   * What takes longer goes on; Stream is told to send the event again, and learns then how it ended.
   */
  readonly responseTimeout?: number;
  /**
   * Milliseconds after which a handler counts as failed and its `signal` fires. One that runs on is not started again by
   * this process before it ends. Default: 30000.
   */
  readonly handlerTimeout?: number;
  /** Milliseconds a shutdown waits for running handlers before their `signal` fires. Default: 10000. */
  readonly shutdownTimeout?: number;
  /** Milliseconds a delivery is remembered, in which a second one of it is a duplicate. Default: 24 hours. */
  readonly deduplicationTtl?: number;
  /**
   * Milliseconds an event may be old by its `created_at`; older ones are refused, since what is no longer remembered
   * cannot be told from a replay. Default: `deduplicationTtl`. `Infinity` accepts any age since 2020.
   */
  readonly maxEventAge?: number;
  /**
   * Milliseconds the `created_at` of an event may be ahead of this machine's clock. It is generous by default, so that a
   * clock that is wrong loses no events; an event that is ahead can be replayed for that much longer. Default: 24 hours.
   * `Infinity` accepts any lead, as a test needs that advances the clock of the emulator by days.
   */
  readonly maxEventLead?: number;
}

export type ResolvedWebhooksOptions = Required<StreamWebhooksOptions>;

/** The injection token of the `ResolvedWebhooksOptions`. */
export const WEBHOOKS_OPTIONS = Symbol.for('nestjs-getstream:webhooks-options');

export const DEFAULT_WEBHOOKS_PATH = 'webhooks/stream';

const TIMEOUTS = ['responseTimeout', 'handlerTimeout', 'shutdownTimeout'] as const;
const WHOLE_NUMBERS = ['sizeLimit', 'maxRejectedPerMinute', 'deduplicationTtl', ...TIMEOUTS] as const;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Checks the options and fills in the defaults. No `apps` means those of the clients.
 *
 * @throws StreamConfigurationError naming the option at fault
 */
export function resolveWebhooksOptions(options: StreamWebhooksOptions): ResolvedWebhooksOptions {
  const resolved: ResolvedWebhooksOptions = {
    apps: options.apps ?? [],
    sizeLimit: options.sizeLimit ?? DEFAULT_WEBHOOK_MAX_BYTES,
    maxRejectedPerMinute: options.maxRejectedPerMinute ?? 60,
    responseTimeout: options.responseTimeout ?? 5000,
    handlerTimeout: options.handlerTimeout ?? 30_000,
    shutdownTimeout: options.shutdownTimeout ?? 10_000,
    deduplicationTtl: options.deduplicationTtl ?? DAY,
    maxEventAge: options.maxEventAge ?? options.deduplicationTtl ?? DAY,
    maxEventLead: options.maxEventLead ?? DAY,
  };
  for (const name of WHOLE_NUMBERS) {
    if (Number.isSafeInteger(resolved[name]) && resolved[name] >= 1) continue;
    throw new StreamConfigurationError(`${name} must be a whole number above 0, not ${resolved[name]}.`);
  }
  for (const name of TIMEOUTS) {
    if (resolved[name] <= MAX_MILLISECONDS) continue;
    throw new StreamConfigurationError(`${name} must be at most ${MAX_MILLISECONDS}, not ${resolved[name]}.`);
  }
  for (const name of ['maxEventAge', 'maxEventLead'] as const) {
    if (resolved[name] > 0) continue;
    throw new StreamConfigurationError(`${name} must be above 0, not ${resolved[name]}.`);
  }
  return resolved;
}
