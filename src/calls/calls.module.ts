import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { CallCreator } from './call-creator';
import { CallLifecycleController } from './call-lifecycle.controller';
import { CallsController } from './calls.controller';
import { CallMembersController } from './members/call-members.controller';
import { CallModerationController } from './moderation/call-moderation.controller';
import { CallParticipantsController } from './participants/call-participants.controller';
import { CallSettingsController } from './settings/call-settings.controller';
import { CallSettingsService } from './settings/call-settings.service';

/**
 * Calls, their members and settings, as a REST API. Needs a global `StreamModule` (or one passed in `imports`) and
 * `AccessModule`.
 */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [
    CallsController,
    CallLifecycleController,
    CallMembersController,
    CallSettingsController,
    CallModerationController,
    CallParticipantsController,
  ],
  providers: [provideRouteClient('CallsModule'), CallCreator, CallSettingsService],
})
export class CallsModule {
  /** @example CallsModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
