import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../access/route-client';
import { SharedIdempotencyModule } from '../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../rest/rest-module';
import { PermissionsController } from './permissions.controller';
import { RolesController } from './roles.controller';

/**
 * Roles and permissions of the app as a REST API, for services. Needs a global `StreamModule` (or one passed in `imports`) and
 * `AccessModule`. Which role has which permissions on calls is set by call type: see `CallTypesModule`.
 */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [RolesController, PermissionsController],
  providers: [provideRouteClient('RolesModule')],
})
export class RolesModule {
  /** @example RolesModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
