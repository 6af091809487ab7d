import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { redisRisksOf } from '../../redis/redis-risks';
import { readAllRedisSettings } from '../../redis/redis-settings';
import { messageOf } from '../../errors/message-of';
import { StreamError } from '../../stream/stream.errors';
import { deliveryKey, type ReceivedEvent } from '../delivery/received-event';
import { type DeliveryOutcome, WebhookDelivery } from '../delivery/webhook-delivery';
import { EventProcessor, type HandlerFailure } from '../handlers/event-processor';
import { WebhookApps } from '../receiver/webhook-apps';
import { EventQueue } from './event-queue';
import { RedisWebhookStore } from './redis-webhook.store';
import { restoreEvent, type StoredEvent, storeEvent } from './stored-event';

/** Handlers failed to handle a stored event. */
class HandlersFailedError extends StreamError {
  constructor(readonly failures: readonly HandlerFailure[]) {
    super(failures.map(({ handler, error }) => `${handler}: ${messageOf(error)}`).join('; '));
  }
}

/** Answers Stream as soon as an event is stored in Redis; its handlers run afterwards, here or in another replica. */
@Injectable()
export class DurableDelivery
  extends WebhookDelivery
  implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown
{
  readonly #logger = new Logger('StreamWebhooks');

  constructor(
    private readonly queue: EventQueue,
    private readonly processor: EventProcessor,
    private readonly store: RedisWebhookStore,
    private readonly apps: WebhookApps,
  ) {
    super();
  }

  async accept(received: ReceivedEvent): Promise<DeliveryOutcome> {
    return (await this.queue.add(storeEvent(received), deliveryKey(received))) ? 'stored' : 'duplicate';
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.start(this.apps.apiKeys(), (stored, last) => this.#handle(stored, last));
    await this.#warnOfRisks();
  }

  /** The handlers that run may still need what other providers close later. */
  async onModuleDestroy(): Promise<void> {
    await this.queue.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }

  /** What is accepted is as safe as Redis keeps it, which is seldom thought of before it is lost. */
  async #warnOfRisks(): Promise<void> {
    for (const { message, fix } of redisRisksOf(await readAllRedisSettings(this.queue.client))) {
      this.#logger.warn(`Accepted webhooks are as safe as Redis keeps them. ${message} ${fix}`);
    }
  }

  async #handle(stored: StoredEvent, last: boolean): Promise<void> {
    const received = restoreEvent(stored);
    const { failures } = await this.processor.process(received);
    if (failures.length === 0) return;
    const error = new HandlersFailedError(failures);
    if (last) {
      await this.store.keepHandledBy(deliveryKey(received), this.queue.options.keepDeadLettersFor);
      this.#logger.error(`${received.event.type} ${stored.id} is a dead letter: ${error.message}`);
    }
    throw error;
  }
}
