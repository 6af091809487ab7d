import { Module, type DynamicModule } from '@nestjs/common';
import { SharedIdempotencyModule } from '../../../rest/idempotency/shared-idempotency.module';
import { servedBelow, type RoutePathOptions } from '../../../routes/served-below';
import { DeadLettersController } from './dead-letters.controller';

/**
 * The dead letters of the durable mode, as a REST API. Needs `StreamWebhooksModule` with `durableWebhooks()`, and
 * `AccessModule`. Scopes: `webhooks:read` and `webhooks:write`.
 */
@Module({ imports: [SharedIdempotencyModule], controllers: [DeadLettersController] })
export class DeadLettersModule {
  /** @example DeadLettersModule.forRoot({ path: 'video' }) */
  static forRoot({ path }: RoutePathOptions = {}): DynamicModule {
    return { module: DeadLettersModule, imports: servedBelow(DeadLettersModule, path) };
  }
}
