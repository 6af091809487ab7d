import { Module, type DynamicModule } from '@nestjs/common';
import { provideRouteClient } from '../../access/route-client';
import { SharedIdempotencyModule } from '../../rest/idempotency/shared-idempotency.module';
import { withRestOptions, type RestModuleOptions } from '../../rest/rest-module';
import { CallTypesController } from './call-types.controller';

/** Call types as a REST API. Needs a global `StreamModule` (or one passed in `imports`) and `AccessModule`. */
@Module({
  imports: [SharedIdempotencyModule],
  controllers: [CallTypesController],
  providers: [provideRouteClient('CallTypesModule')],
})
export class CallTypesModule {
  /** @example CallTypesModule.forRoot({ path: 'video', client: 'eu' }) */
  static forRoot(options: RestModuleOptions = {}): DynamicModule {
    return withRestOptions(this, options);
  }
}
