import { Injectable, Logger } from '@nestjs/common';
import { WebhookDelivery, type DeliveryOutcome } from '../delivery/webhook-delivery';
import { WebhookApps } from '../receiver/webhook-apps';
import type { MissedEvent } from './missed-events';

/** Where Stream would send an event again after a failure, nobody does for one found missing. */
const ATTEMPTS = 3;

/** Delivers missed events as if Stream had sent them, marked as reconciled. */
@Injectable()
export class MissedEventDelivery {
  readonly #logger = new Logger('StreamWebhooks');

  constructor(
    private readonly delivery: WebhookDelivery,
    private readonly apps: WebhookApps,
  ) {}

  /** Whether the handlers have it, or it is stored for them. */
  async deliver(apiKey: string, { id, event }: MissedEvent): Promise<boolean> {
    let outcome: DeliveryOutcome = 'failed';
    for (let attempt = 1; attempt <= ATTEMPTS && outcome === 'failed'; attempt++) {
      outcome = await this.delivery.accept({
        id,
        app: this.apps.find(apiKey)?.name,
        apiKey,
        attempt,
        origin: 'reconciled',
        receivedAt: new Date(),
        event,
      });
    }
    this.#logger.log(`${event.type} was missed; delivered: ${outcome} (${id})`);
    return outcome !== 'failed' && outcome !== 'unfinished';
  }
}
