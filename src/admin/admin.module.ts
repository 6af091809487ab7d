import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { AdminAppController } from './app/app.controller';
import { RateLimitsController } from './app/rate-limits.controller';
import { BlockListsController } from './block-lists/block-lists.controller';
import { ExternalStoragesController } from './external-storages/external-storages.controller';
import { ImportTasksController } from './imports/import-tasks.controller';
import { ImporterStorageController } from './imports/importer-storage.controller';
import { ImportsController } from './imports/imports.controller';
import { PushCheckController } from './push/push-check.controller';
import { PushProvidersController } from './push/push-providers.controller';
import { PushTemplatesController } from './push/push-templates.controller';
import { SipRoutingRulesController } from './sip/sip-routing-rules.controller';
import { SipTrunksController } from './sip/sip-trunks.controller';

/**
 * The settings of the app as a REST API below `/admin`, for services with the scopes of each part: settings and rate limits, push
 * providers and templates, external storages, SIP trunks and routing rules, imports, and block lists. Secrets of requests, such as
 * credentials of push providers, are in no response and no error. Needs a global `StreamModule` (or one passed in `imports`) and
 * `AccessModule`.
 */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [
    AdminAppController,
    RateLimitsController,
    PushProvidersController,
    PushTemplatesController,
    PushCheckController,
    ExternalStoragesController,
    SipTrunksController,
    SipRoutingRulesController,
    ImportsController,
    ImportTasksController,
    ImporterStorageController,
    BlockListsController,
  ],
  providers: [provideRouteClient('AdminModule')],
})
export class AdminModule {
  /** @example AdminModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
