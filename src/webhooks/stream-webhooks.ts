import { Inject, Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { ReceivedEvent } from './delivery/received-event';
import { EventPublishers } from './handlers/event-publishers';
import { WebhookStatistics, type WebhookStatisticsSnapshot } from './webhook-statistics';

/** The events that come in, as a stream, and what became of them. */
@Injectable()
export class StreamWebhooks {
  constructor(
    @Inject(EventPublishers) private readonly publishers: EventPublishers,
    @Inject(WebhookStatistics) private readonly counts: WebhookStatistics,
  ) {}

  /**
   * Every event, in the order they come, and seldom twice, as a handler would get it; ends with the app. Stream is not told
   * about subscribers that fail: what must not be lost belongs into a method with `@OnStreamEvent`.
   *
   * @example webhooks.events$.subscribe(({ event }) => { if (event.type === 'call.ended') … });
   */
  get events$(): Observable<ReceivedEvent> {
    return this.publishers.events;
  }

  /** Counts since the start: by type of event, and by reason of refusal. */
  statistics(): WebhookStatisticsSnapshot {
    return this.counts.snapshot();
  }
}
