import { Module } from '@nestjs/common';
import { IDEMPOTENCY_STORE, type IdempotencyStore } from './store/idempotency-store';
import { MemoryIdempotencyStore } from './store/memory/memory-idempotency.store';

/** The one store of an app: that of the host, or one in memory. */
export const SHARED_IDEMPOTENCY_STORE = Symbol.for('nestjs-getstream:shared-idempotency-store');

/** Every module with REST controllers imports it, so that they share one store. */
@Module({
  providers: [
    {
      provide: SHARED_IDEMPOTENCY_STORE,
      inject: [{ token: IDEMPOTENCY_STORE, optional: true }],
      useFactory: (store?: IdempotencyStore) => store ?? new MemoryIdempotencyStore(),
    },
  ],
  exports: [SHARED_IDEMPOTENCY_STORE],
})
export class SharedIdempotencyModule {}
