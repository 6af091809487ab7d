import { ConfigurableModuleBuilder, type ConfigurableModuleCls, type Provider } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { StreamClient } from './stream.client';
import { getStreamToken } from './stream.decorators';
import { completeFromEnvironment, requireComplete, type CompleteModuleOptions } from './stream.environment';
import type { StreamModuleExtras, StreamModuleOptions } from './stream.module-options';

/** The options of one registration, as the host gives them. */
export const STREAM_OPTIONS = Symbol.for('nestjs-getstream:options');

/** The client of one registration, whatever its name. */
export const OWN_CLIENT = Symbol.for('nestjs-getstream:own-client');

/** The options of one registration, with what the environment adds. They hold the secret, and are not exported. */
export const COMPLETE_OPTIONS = Symbol.for('nestjs-getstream:complete-options');

/** A `Registration`, which every registration of the module has. */
export const REGISTRATION = Symbol.for('nestjs-getstream:registration');

export interface Registration {
  readonly name: string | undefined;
}

const definition = new ConfigurableModuleBuilder<StreamModuleOptions>({
  optionsInjectionToken: STREAM_OPTIONS,
})
  .setClassMethodName('forRoot')
  .setFactoryMethodName('createStreamOptions')
  .setExtras<StreamModuleExtras>({ isGlobal: true }, (module, { isGlobal = true, name }) => ({
    ...module,
    global: isGlobal,
    imports: [...(module.imports ?? []), ConfigModule],
    providers: [...(module.providers ?? []), ...clientProviders(name)],
    exports: name === undefined ? [getStreamToken(), StreamClient] : [getStreamToken(name)],
  }))
  .build();

/** The base of the module; its type is written out so that it reads the same for every version of Nest. */
export const ConfigurableStreamModule: ConfigurableModuleCls<
  StreamModuleOptions,
  'forRoot',
  'createStreamOptions',
  StreamModuleExtras
> = definition.ConfigurableModuleClass;

function clientProviders(name: string | undefined): Provider[] {
  const token = getStreamToken(name);
  const registration: Registration = { name };
  const providers: Provider[] = [
    {
      provide: COMPLETE_OPTIONS,
      useFactory: (options: StreamModuleOptions, config: ConfigService) =>
        name === undefined ? completeFromEnvironment(options, config) : requireComplete(options, name),
      inject: [STREAM_OPTIONS, ConfigService],
    },
    { provide: token, useFactory: createClient, inject: [COMPLETE_OPTIONS] },
    { provide: OWN_CLIENT, useExisting: token },
    { provide: REGISTRATION, useValue: registration },
  ];
  if (name === undefined) providers.push({ provide: StreamClient, useExisting: token });
  return providers;
}

function createClient({ apiKey, apiSecret, ...options }: CompleteModuleOptions): StreamClient {
  return new StreamClient(apiKey, apiSecret, options);
}
