export type { EventOrigin, ReceivedEvent } from './delivery/received-event';
export { deliveryKey } from './delivery/received-event';
export { WebhookDelivery, type DeliveryOutcome } from './delivery/webhook-delivery';
export type { WebhookFeature } from './delivery/webhook-feature';
export { WebhookStore } from './delivery/webhook-store';
export type { EventContext } from './handlers/event-context';
export { EventProcessor, type HandlerFailure, type ProcessingResult } from './handlers/event-processor';
export type { SelectedEvent } from './handlers/event-selector';
export { OnStreamEvent, type OnStreamEventOptions } from './handlers/on-stream-event.decorator';
export type { RefusalReason } from './receiver/webhook-refusal';
export { StreamWebhooks } from './stream-webhooks';
export {
  StreamWebhooksModule,
  type StreamWebhooksAsyncOptions,
  type StreamWebhooksExtras,
  type StreamWebhooksForRootOptions,
} from './stream-webhooks.module';
export type { StreamWebhooksOptions, WebhookAppOptions } from './stream-webhooks.options';
export type { EventTypeStatistics, WebhookStatisticsSnapshot } from './webhook-statistics';
export { CallSessionsModule, type CallSessionsOptions } from './call-sessions/call-sessions.module';
export { CallSessions } from './call-sessions/call-sessions';
export { OnCallEnded, OnCallStarted, type CallSessionContext } from './call-sessions/call-session.decorators';
export type { Attendance, CallSession, CallSessionRef, Stay } from './call-sessions/call-session';
export type { CallSessionStore } from './call-sessions/store/call-session.store';
export { DeadLetter, DeadLetterPage } from './durable/dead-letter.model';
export { DeadLetters } from './durable/dead-letters';
export { durableWebhooks } from './durable/durable-webhooks';
export type { DurableWebhooksOptions } from './durable/durable-webhooks.options';
export { DeadLettersModule } from './durable/rest/dead-letters.module';
export { Reconciler } from './reconciliation/reconciler';
export { ReconciliationModule } from './reconciliation/reconciliation.module';
export type { ReconciliationOptions } from './reconciliation/reconciliation.options';
