import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { UserActivationController } from './activation/user-activation.controller';
import { UserBlocksController } from './blocks/user-blocks.controller';
import { DevicesController } from './devices/devices.controller';
import { UserExportsController } from './exports/user-exports.controller';
import { UserGroupsController } from './groups/user-groups.controller';
import { GuestsController } from './guests/guests.controller';
import { PushPreferencesController } from './push-preferences/push-preferences.controller';
import { SessionController } from './session.controller';
import { TasksController } from './tasks.controller';
import { TokensController } from './tokens.controller';
import { UsersController } from './users.controller';

/**
 * Users, their devices, blocks and push preferences, groups of users, guests, tokens, and tasks, as a REST API. Needs a global `StreamModule`
 * (or one passed in `imports`) and `AccessModule`.
 *
 * @example imports: [StreamModule.forRoot({ isGlobal: true }), AccessModule.forRoot({ authenticators }), UsersModule]
 */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [
    UsersController,
    UserActivationController,
    UserExportsController,
    DevicesController,
    UserBlocksController,
    PushPreferencesController,
    UserGroupsController,
    TokensController,
    SessionController,
    GuestsController,
    TasksController,
  ],
  providers: [provideRouteClient('UsersModule')],
})
export class UsersModule {
  /** @example UsersModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
