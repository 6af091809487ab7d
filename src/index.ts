export * from './access';
export { AdminModule } from './admin/admin.module';
export * from './client';
export * from './doctor';
export { CallTypesModule } from './calls/call-types/call-types.module';
export { CallsModule } from './calls/calls.module';
export type { HostRedis, HostRedisOptions, RedisPlaceOptions } from './redis/redis-place';
export { API_KEY_SECURITY } from './rest/rest-controller.decorator';
export { RestErrorFilter } from './rest/rest-error.filter';
export { ErrorResponse } from './rest/error-response.dto';
export { IdempotencyModule, type IdempotencyOptions } from './rest/idempotency/idempotency.module';
export * from './rest/idempotency/store/idempotency-store';
export type { IdempotencyLimits, IdempotencyQuota } from './rest/idempotency/store/idempotency-limits';
export * from './rest/idempotency/store/memory/memory-idempotency.store';
export * from './rest/idempotency/store/redis/redis-idempotency.store';
export { withNullTypes } from './rest/null-types';
export type { RestModuleOptions } from './rest/rest-module';
export { RolesModule } from './roles/roles.module';
export * from './stream/models';
export { getStreamToken, InjectStream } from './stream/stream.decorators';
export type {
  StreamModuleAsyncOptions,
  StreamModuleExtras,
  StreamModuleForRootOptions,
  StreamModuleOptions,
  StreamOptionsFactory,
} from './stream/stream.module-options';
export { StreamModule } from './stream/stream.module';
export { UsersModule } from './users/users.module';
