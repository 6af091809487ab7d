import { Inject, Injectable } from '@nestjs/common';
import { EventProcessor, type ProcessingResult } from '../handlers/event-processor';
import { within } from '../handlers/within';
import { WEBHOOKS_OPTIONS, type ResolvedWebhooksOptions } from '../stream-webhooks.options';
import type { ReceivedEvent } from './received-event';
import { WebhookDelivery, type DeliveryOutcome } from './webhook-delivery';

/**
 * Runs the handlers at once and answers when they are done, so that Stream sends again what failed. What has succeeded
 * does not run again then.
 */
@Injectable()
export class ImmediateDelivery extends WebhookDelivery {
  constructor(
    @Inject(EventProcessor) private readonly processor: EventProcessor,
    @Inject(WEBHOOKS_OPTIONS) private readonly options: ResolvedWebhooksOptions,
  ) {
    super();
  }

  async accept(received: ReceivedEvent): Promise<DeliveryOutcome> {
    const processing = this.processor.process(received).then(outcomeOf);
    return within(this.options.responseTimeout, processing, (): DeliveryOutcome => 'unfinished');
  }
}

function outcomeOf({ handled, skipped, failures }: ProcessingResult): DeliveryOutcome {
  if (failures.length > 0) return 'failed';
  return handled.length === 0 && skipped.length > 0 ? 'duplicate' : 'handled';
}
