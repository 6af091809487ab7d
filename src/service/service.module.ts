import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AccessModule } from '../access/access.module';
import type { ApiKey } from '../access/api-key';
import { ApiKeyAuthenticator } from '../access/api-key.authenticator';
import { CallTypesModule } from '../calls/call-types/call-types.module';
import { CallsModule } from '../calls/calls.module';
import { RestErrorFilter } from '../rest/rest-error.filter';
import type { StreamModuleOptions } from '../stream/stream.module-options';
import { StreamModule } from '../stream/stream.module';
import { UsersModule } from '../users/users.module';
import { durableWebhooks } from '../webhooks/durable/durable-webhooks';
import { DeadLettersModule } from '../webhooks/durable/rest/dead-letters.module';
import { StreamWebhooksModule } from '../webhooks/stream-webhooks.module';

export interface ServiceModuleOptions {
  readonly stream: StreamModuleOptions;
  readonly apiKeys: readonly ApiKey[];
  readonly webhookSecrets?: readonly string[];
  readonly redisUrl?: string;
}

/** Everything the standalone service consists of. */
@Module({})
export class ServiceModule {
  static forRoot({ stream, apiKeys, webhookSecrets = [], redisUrl }: ServiceModuleOptions): DynamicModule {
    return {
      module: ServiceModule,
      imports: [
        StreamModule.forRoot(stream),
        AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(apiKeys)] }),
        UsersModule,
        CallsModule,
        CallTypesModule,
        StreamWebhooksModule.forRoot({
          apps: [{ secrets: webhookSecrets }],
          ...(redisUrl !== undefined && { delivery: durableWebhooks({ redisUrl }) }),
        }),
        ...(redisUrl === undefined ? [] : [DeadLettersModule]),
      ],
      // Unknown paths and bodies that cannot be parsed never reach a controller, and get the same shape of error.
      providers: [{ provide: APP_FILTER, useClass: RestErrorFilter }],
    };
  }
}
