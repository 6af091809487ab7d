import { Inject, Module, Optional, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { StreamClient } from './stream.client';
import { StreamConfigurationError } from './stream.errors';
import {
  ConfigurableStreamModule,
  OWN_CLIENT,
  REGISTRATION,
  type Registration,
} from './stream.module-definition';
import type { StreamModuleAsyncOptions, StreamModuleForRootOptions } from './stream.module-options';

/**
 * Makes one `StreamClient`, shares it, and closes it when the application shuts down.
 *
 * Import it once per client: without a name for the first, `{ name: 'eu' }` for others, which are injected with
 * `@InjectStream('eu')`.
 */
@Module({})
export class StreamModule extends ConfigurableStreamModule implements OnApplicationShutdown {
  readonly #client: StreamClient;

  constructor(
    @Optional() @Inject(OWN_CLIENT) client: StreamClient | undefined,
    @Optional() @Inject(REGISTRATION) registration: Registration | undefined,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    super();
    if (!client || !registration) {
      throw new StreamConfigurationError(
        'Import StreamModule.forRoot() or forRootAsync(), not StreamModule itself.',
      );
    }
    refuseDuplicates(registration.name, modules);
    this.#client = client;
  }

  /**
   * Makes a client. The unnamed one takes what is left out from STREAM_API_KEY, STREAM_API_SECRET, STREAM_TIMEOUT and
   * STREAM_BASE_URL.
   *
   * @example StreamModule.forRoot()
   * @example StreamModule.forRoot({ name: 'eu', apiKey, apiSecret, timeout: 5000 })
   */
  static override forRoot(options: StreamModuleForRootOptions = {}): DynamicModule {
    return super.forRoot(options);
  }

  /**
   * Makes a client with options that come from elsewhere.
   *
   * @example
   * ```ts
   * StreamModule.forRootAsync({
   *   inject: [SecretsService],
   *   useFactory: async (secrets: SecretsService) => ({ apiKey: 'key', apiSecret: await secrets.read('stream') }),
   * })
   * ```
   */
  static override forRootAsync(options: StreamModuleAsyncOptions): DynamicModule {
    return super.forRootAsync(options);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#client.close();
  }
}

/** Nest would take one of them silently, and which one depends on the order of imports. */
function refuseDuplicates(name: string | undefined, modules: ModulesContainer): void {
  const registrations = [...modules.values()]
    .map((module) => module.providers.get(REGISTRATION)?.instance as Registration | undefined)
    .filter((registration) => registration?.name === name && registration !== undefined);
  if (registrations.length <= 1) return;
  throw new StreamConfigurationError(
    name === undefined
      ? 'StreamModule is registered twice without a name. Register it once, in your root module: its client can be ' +
          "injected everywhere. For a second client, give it a name: StreamModule.forRoot({ name: 'eu', … }), and inject it " +
          "with @InjectStream('eu')."
      : `StreamModule is registered twice with the name '${name}'. Give each client a name of its own.`,
  );
}
