import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import type { ServiceConfiguration } from './service-configuration';

/**
 * Makes the configuration, which was read and checked before the app existed, available through Nest's `ConfigService`, and
 * nothing else: what the environment says besides is not part of it.
 *
 * @example config.get('client.timeout', { infer: true }) // with config: ConfigService<ServiceConfiguration, true>
 */
export function configurationModule(configuration: ServiceConfiguration): Promise<DynamicModule> {
  return ConfigModule.forRoot({
    isGlobal: true,
    cache: true,
    ignoreEnvFile: true,
    ignoreEnvVars: true,
    skipProcessEnv: true,
    load: [() => configuration],
  });
}
