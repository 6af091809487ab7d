import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppCredentials } from '../../world/app-credentials';
import { whyNotCalled } from '../hooks/hook-reach';
import type { DeliveryAttempt } from '../emitted-event';
import type { EventPayload } from '../payload/event-payload';
import type { Delivery } from './delivery';
import { HttpPoster, type PostOutcome } from './http-post';
import { Lanes } from './lanes';
import { ATTEMPT_TIMEOUT, isDelivered, isRetried, TOTAL_TIMEOUT } from './retry-policy';
import { signedMessage, type SignedMessage } from './signed-message';
import { Slots } from './slots';

/** Requests to one hook at once. */
const IN_FLIGHT_PER_HOOK = 50;

/** One delivery with all it takes to make it. */
export interface Consignment {
  readonly app: AppCredentials;
  readonly eventId: string;
  readonly payload: EventPayload;
  readonly delivery: Delivery;
  /** Whether the app has payload compression on. */
  readonly gzip: boolean;
  /** What the event is about. First attempts for the same subject are made one after another, in order of emission. */
  readonly subject?: string | undefined;
  /** The app's time in milliseconds. */
  readonly millis: () => number;
}

/** When a delivery got somewhere. Neither promise rejects. */
export interface Progress {
  /** The first attempt has an outcome. */
  readonly answered: Promise<void>;
  /** There will be no further attempt. */
  readonly ended: Promise<void>;
}

/** Makes the deliveries of all apps of an emulator, in the background. */
export class DeliveryService {
  private readonly poster = new HttpPoster();
  private readonly lanes = new Lanes();
  private readonly slots = new Map<string, Slots>();
  private readonly running = new Map<string, Set<Promise<void>>>();
  private readonly stops = new Map<string, AbortController>();

  constructor(private readonly allowHooksTo: readonly string[]) {}

  /** Returns at once. */
  start(consignment: Consignment): Progress {
    const { app, delivery } = consignment;
    const refusal = whyNotCalled(delivery.hook, this.allowHooksTo);
    if (refusal !== undefined) {
      delivery.end('not_sent', refusal);
      return { answered: Promise.resolve(), ended: Promise.resolve() };
    }
    let onAnswer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      onAnswer = resolve;
    });
    const running = this.runningOf(app.apiKey);
    const ended = this.deliver(consignment, answered, onAnswer).finally(() => {
      onAnswer();
      running.delete(ended);
    });
    running.add(ended);
    return { answered, ended };
  }

  /** Resolves when all deliveries of an app that were started have ended. */
  async settled(apiKey: string): Promise<void> {
    await Promise.all(this.runningOf(apiKey));
  }

  /** Gives up all deliveries of an app. */
  async stop(apiKey: string): Promise<void> {
    this.stopOf(apiKey).abort();
    this.stops.delete(apiKey);
    await this.settled(apiKey);
  }

  /** Gives up all deliveries and ends all connections. */
  async close(): Promise<void> {
    await Promise.all([...this.running.keys()].map((apiKey) => this.stop(apiKey)));
    this.poster.close();
  }

  private async deliver(
    consignment: Consignment,
    answered: Promise<void>,
    onAnswer: () => void,
  ): Promise<void> {
    const { app, delivery, subject } = consignment;
    const { signal } = this.stopOf(app.apiKey);
    const { delay = 0 } = delivery.twist;
    const hook = `${app.apiKey} ${delivery.hookId}`;
    if (delay > 0) await sleep(delay, undefined, { signal }).catch(() => undefined);
    if (subject !== undefined) await this.lanes.enter(`${hook} ${subject}`, answered);
    await this.slotsOf(hook).use(async () => {
      if (signal.aborted) delivery.end('failed', STOPPED);
      else await this.attemptAll(consignment, signal, onAnswer);
    });
  }

  private async attemptAll(
    { app, eventId, payload, delivery, gzip, millis }: Consignment,
    signal: AbortSignal,
    onAnswer: () => void,
  ): Promise<void> {
    const message = signedMessage({
      eventId,
      apiKey: app.apiKey,
      secret: delivery.twist.badSignature === true ? `not ${app.apiSecret}` : app.apiSecret,
      json: Buffer.from(JSON.stringify(payload)),
      gzip: delivery.twist.gzip ?? gzip,
    });
    const giveUpAt = performance.now() + TOTAL_TIMEOUT;
    for (let number = 1; ; number += 1) {
      const attempt = await this.attempt(message, delivery, { number, giveUpAt, millis, signal });
      delivery.attempts.push(attempt);
      onAnswer();
      if (isDelivered(attempt)) {
        delivery.end('delivered');
        return;
      }
      const outOfTime = performance.now() >= giveUpAt;
      if (signal.aborted || outOfTime || !isRetried(attempt)) {
        delivery.end('failed', signal.aborted ? STOPPED : reasonOf(attempt));
        return;
      }
    }
  }

  private async attempt(
    { headers, body }: SignedMessage,
    { hook, target }: Delivery,
    { number, giveUpAt, millis, signal }: AttemptTerms,
  ): Promise<DeliveryAttempt> {
    const startedAt = new Date(millis()).toISOString();
    const started = performance.now();
    const timeout = Math.max(1, Math.min(hook.timeout ?? ATTEMPT_TIMEOUT, giveUpAt - started));
    const post = { url: target, headers: { ...headers, 'X-Webhook-Attempt': String(number) }, body, timeout };
    const outcome: PostOutcome = await this.poster.send(post, signal);
    return { number, startedAt, duration: Math.round(performance.now() - started), ...outcome };
  }

  private runningOf(apiKey: string): Set<Promise<void>> {
    return entryOf(this.running, apiKey, () => new Set());
  }

  private stopOf(apiKey: string): AbortController {
    return entryOf(this.stops, apiKey, () => {
      const controller = new AbortController();
      // Every request under way listens to it.
      setMaxListeners(0, controller.signal);
      return controller;
    });
  }

  private slotsOf(hook: string): Slots {
    return entryOf(this.slots, hook, () => new Slots(IN_FLIGHT_PER_HOOK));
  }
}

interface AttemptTerms {
  readonly number: number;
  /** As `performance.now()` says it. */
  readonly giveUpAt: number;
  readonly millis: () => number;
  readonly signal: AbortSignal;
}

const STOPPED = 'the emulator was reset or closed';

function reasonOf({ number, status, error }: DeliveryAttempt): string {
  const outcome = status === undefined ? (error ?? 'no answer') : `answered ${status}`;
  return `given up after attempt ${number}: ${outcome}`;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
