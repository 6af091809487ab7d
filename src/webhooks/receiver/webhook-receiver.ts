import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { isError } from '../../errors/is-error';
import { printable } from '../../access/printable';
import { StreamWebhookError } from '../../stream/webhooks/stream-webhook-error';
import { inflateOfStrangers } from '../../stream/webhooks/inflate';
import { parseJsonEvent } from '../../stream/webhooks/parse-event';
import { deliveryKey, type ReceivedEvent } from '../delivery/received-event';
import { WebhookDelivery, type DeliveryOutcome } from '../delivery/webhook-delivery';
import { WebhookStore } from '../delivery/webhook-store';
import type { CapturedBody, RawBody } from '../raw-body/captured-body';
import { WEBHOOKS_OPTIONS, type ResolvedWebhooksOptions } from '../stream-webhooks.options';
import { WebhookStatistics } from '../webhook-statistics';
import { createdAtProblem } from './created-at-problem';
import { DeliveryHeadersCheck, headerValue as value, type DeliveryHead } from './delivery-headers.check';
import { RejectedDeliveries } from './rejected-deliveries';
import { WebhookApps } from './webhook-apps';
import { WebhookRefusal, type RefusalReason } from './webhook-refusal';

/** A request as it came. */
export interface WebhookRequest extends DeliveryHead {
  readonly body: CapturedBody;
}

/** What Stream is told. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body:
    { readonly outcome: DeliveryOutcome } | { readonly error: RefusalReason | 'delivery failed' };
}

interface VerifiedEvent {
  readonly received: ReceivedEvent;
  readonly digest: string;
}

/** Digits of the digest of a body that are added to an id that another body has. */
const OWN_ID_DIGITS = 16;

/** How many bodies may be inflated at a time, or wait for it. */
const INFLATING_MAX = 16;

/** Statuses of deliveries that are not Stream's. */
const STRANGERS: ReadonlySet<number> = new Set([400, 401, 413, 415]);

/** Stream sends again what gets this. */
const TRY_AGAIN = 503;

const STATUS: Readonly<Record<DeliveryOutcome, number>> = {
  handled: 200,
  stored: 200,
  duplicate: 200,
  failed: TRY_AGAIN,
  unfinished: TRY_AGAIN,
};

/** Checks what came in, and delivers what is Stream's. */
@Injectable()
export class WebhookReceiver implements OnModuleDestroy {
  readonly #logger = new Logger('StreamWebhooks');
  #isClosing = false;
  #inflating = 0;

  constructor(
    @Inject(WebhookApps) private readonly apps: WebhookApps,
    @Inject(WebhookStore) private readonly store: WebhookStore,
    @Inject(WebhookDelivery) private readonly delivery: WebhookDelivery,
    @Inject(WebhookStatistics) private readonly statistics: WebhookStatistics,
    @Inject(WEBHOOKS_OPTIONS) private readonly options: ResolvedWebhooksOptions,
    @Inject(DeliveryHeadersCheck) private readonly check: DeliveryHeadersCheck,
    @Inject(RejectedDeliveries) private readonly rejected: RejectedDeliveries,
  ) {}

  onModuleDestroy(): void {
    this.#isClosing = true;
  }

  /** Never rejects. */
  async receive(request: WebhookRequest): Promise<WebhookAnswer> {
    try {
      if (this.#isClosing) throw new WebhookRefusal('shutting down');
      const verified = await this.#verify(request);
      await this.#refuseReplay(verified);
      this.rejected.signed(request.address);
      return await this.#deliver(await this.#withOwnId(verified));
    } catch (error) {
      return this.#refusal(error, request);
    }
  }

  async #verify({ headers, body, address }: WebhookRequest): Promise<VerifiedEvent> {
    if (typeof body === 'string') throw new WebhookRefusal(body);
    const problem = this.check.problemOf({ headers, address });
    if (problem !== undefined) throw new WebhookRefusal(problem);
    const app = this.apps.find(value(headers['x-api-key']));
    if (!app) throw new WebhookRefusal('unknown api key');
    const bytes = await this.#inflate(body);
    if (!app.signed(bytes, headers['x-signature'])) throw new WebhookRefusal('signature mismatch');
    const event = parseJsonEvent(bytes);
    const receivedAt = new Date();
    const untimely = createdAtProblem(event.created_at, receivedAt.getTime(), this.options);
    if (untimely !== undefined) throw new WebhookRefusal(untimely);
    const digest = createHash('sha256').update(app.apiKey).update('\0').update(bytes).digest('hex');
    return {
      digest,
      received: {
        id: value(headers['x-webhook-id']) ?? digest,
        app: app.name,
        apiKey: app.apiKey,
        attempt: attemptOf(value(headers['x-webhook-attempt'])),
        origin: 'webhook',
        receivedAt,
        event,
      },
    };
  }

  async #inflate({ bytes, contentEncoding }: RawBody): Promise<Buffer> {
    if (this.#inflating >= INFLATING_MAX) throw new WebhookRefusal('too busy');
    this.#inflating++;
    try {
      return await inflateOfStrangers(bytes, this.options.sizeLimit, contentEncoding);
    } finally {
      this.#inflating--;
    }
  }

  /** The id is not signed, so that a replay can have any; its body it has in common with the first delivery. */
  async #refuseReplay({ received, digest }: VerifiedEvent): Promise<void> {
    const key = deliveryKey(received);
    if ((await this.store.firstDelivery(digest, key)) !== key) throw new WebhookRefusal('replayed');
  }

  /**
   * Gives an event an id of its own where another body came under its id before. It is handled rather than taken for a
   * duplicate or refused: Stream has signed it and nobody has handled it, while the id is not signed. At worst an event is
   * handled twice, should Stream ever write its text anew for another attempt, which handlers must bear anyway; what is
   * refused would be lost.
   */
  async #withOwnId({ received, digest }: VerifiedEvent): Promise<ReceivedEvent> {
    if ((await this.store.firstBody(deliveryKey(received), digest)) === digest) return received;
    this.statistics.reusedId();
    const id = `${received.id}#${digest.slice(0, OWN_ID_DIGITS)}`;
    this.#logger.warn(
      `Another body came before under the id of delivery ${printable(received.id, 64)}: ${received.event.type} is handled as an event of its own.`,
    );
    return { ...received, id };
  }

  async #deliver(received: ReceivedEvent): Promise<WebhookAnswer> {
    const { type } = received.event;
    this.statistics.received(type);
    const outcome = await this.delivery.accept(received);
    this.statistics.ended(type, outcome);
    this.#logger.debug(`${type} ${outcome} (delivery ${received.id}, attempt ${received.attempt}).`);
    return { status: STATUS[outcome], body: { outcome } };
  }

  #refusal(error: unknown, { headers, address }: WebhookRequest): WebhookAnswer {
    const refusal = error instanceof StreamWebhookError ? new WebhookRefusal(error.reason) : error;
    const delivery = `delivery ${printable(value(headers['x-webhook-id']) ?? 'without an id', 64)}`;
    if (!(refusal instanceof WebhookRefusal)) {
      this.#logger.error(`A webhook could not be delivered (${delivery}).`, stackOf(error));
      return { status: TRY_AGAIN, body: { error: 'delivery failed' } };
    }
    if (STRANGERS.has(refusal.status)) this.rejected.rejected(address);
    this.statistics.refused(refusal.reason);
    this.#logger.warn(`A webhook was refused: ${refusal.reason} (${delivery}).`);
    return { status: refusal.status, body: { error: refusal.reason } };
  }
}

function attemptOf(header: string | undefined): number {
  const attempt = Number(header);
  return Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 1;
}

function stackOf(error: unknown): string {
  return isError(error) ? (error.stack ?? error.message) : String(error);
}
