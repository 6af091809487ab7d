export { StreamMetrics, type MeasuredClient } from './client/stream-metrics';
export { MetricsModule } from './metrics.module';
export type { MetricsModuleOptions } from './metrics.options';
export { RestMetrics, type AnsweredRequest } from './rest/rest-metrics';
export { WebhookMetrics } from './webhooks/webhook-metrics';
