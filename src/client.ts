/** The client without Nest: nothing here loads a peer dependency. */
export * from './stream/models/enums';
export * from './stream/models/limits';
export type * from './stream/models';
export type * from './stream/app/queue-checks.model';
export type * from './stream/app/rate-limits.model';
export type * from './stream/block-lists/block-list.model';
export type { CancelSignal } from './stream/cancellation';
export type { ClientStatus } from './stream/client-status';
export type { ClientClock } from './stream/clock';
export type * from './stream/broadcasts/broadcast.model';
export type * from './stream/calls/participants.model';
export type * from './stream/downloads/download.model';
export type * from './stream/edges/edge.model';
export type * from './stream/feedback/feedback.model';
export type * from './stream/recordings/recording.model';
export type * from './stream/sip/sip-inbound-routing-rule.model';
export type * from './stream/sip/sip-resolution.model';
export type * from './stream/sip/sip-trunk.model';
export type * from './stream/stats/active-calls.model';
export type * from './stream/stats/aggregate-stats.model';
export type * from './stream/stats/broadcast-digest.model';
export type * from './stream/stats/call-report.model';
export type * from './stream/stats/call-stats.model';
export type * from './stream/stats/client-event.model';
export type * from './stream/stats/daily-digest.model';
export type * from './stream/stats/participant-stats.model';
export type * from './stream/transcriptions/transcription.model';
export type * from './stream/devices/device.model';
export type * from './stream/external-storage/external-storage.model';
export type * from './stream/guests/guest.model';
export type * from './stream/imports/import.model';
export type * from './stream/imports/import-v2.model';
export type * from './stream/imports/importer-storage.model';
export type * from './stream/push/check-push.model';
export type * from './stream/push/push-preferences.model';
export type * from './stream/push/push-provider.model';
export type * from './stream/push/push-template.model';
export type { RawRequest } from './stream/raw-request/raw-request';
export type { OperationName } from './stream/operations';
export type { Attempt, AttemptOutcome, RequestObserver, Retry } from './stream/request-observer';
export type { RequestLane, RequestOptions } from './stream/request-options';
export type * from './stream/roles/permission.model';
export type * from './stream/roles/search-roles.model';
export { StreamClient } from './stream/stream.client';
export * from './stream/stream.errors';
export type { StreamClientOptions } from './stream/stream.options';
export type { CircuitBreakerOptions } from './stream/transport/circuit/circuit-breaker-options';
export type {
  EndedRequest,
  RateBudget,
  RateBudgets,
} from './stream/transport/admission/budgets/rate-budgets';
export type { RedisCommands } from './stream/transport/admission/budgets/redis/exchange';
export {
  RedisRateBudgets,
  type RedisRateBudgetsOptions,
} from './stream/transport/admission/budgets/redis/redis-rate-budgets';
export type {
  RateLimit,
  ResponseMetadata,
  StreamResponse,
} from './stream/transport/decoding/response-metadata';
export type { WaitForTaskOptions } from './stream/tasks/poll-task';
export { StreamTaskError, StreamTaskTimeoutError } from './stream/tasks/task.errors';
export type * from './stream/user-blocks/user-block.model';
export type { IterateUserGroupsRequest } from './stream/user-groups/iterate-user-groups';
export type * from './stream/user-groups/user-group.model';
export type * from './stream/users/deactivation.model';
export type * from './stream/users/export.model';
export type { SessionOptions } from './stream/users/session/session-options';
export { StreamUserDeactivatedError } from './stream/users/session/user-deactivated.error';
export type { UserChange, UserChangeListener } from './stream/user-changes/user-changes';
export { escapeUserId, unescapeUserId } from './stream/users/escape-user-id';
export type { EnsureUsersResult } from './stream/users/ensure-users';
export type { IterateUsersPayload } from './stream/users/iterate-users';
export type { WithoutCursors } from './stream/paging/iterate-pages';
export { isStreamEvent } from './stream/webhooks/is-stream-event';
export { StreamWebhookError } from './stream/webhooks/stream-webhook-error';
export type { Call } from './stream/calls/call';
export type { CallRef } from './stream/calls/call-handle';
export type { VideoClient } from './stream/video/video.client';
