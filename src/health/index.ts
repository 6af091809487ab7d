export { HealthModule, type HealthModuleAsyncOptions } from './health.module';
export type { HealthModuleOptions } from './health.options';
export { HealthReport, type CheckedPart } from './health-report.model';
export { Readiness } from './readiness';
export {
  RedisHealthIndicator,
  type PingedRedis,
  type RedisHealthOptions,
} from './redis/redis-health.indicator';
export { StreamHealthIndicator, type StreamHealthOptions } from './stream/stream-health.indicator';
export type { CheckedClient, StreamCheckOptions } from './stream/stream-health';
