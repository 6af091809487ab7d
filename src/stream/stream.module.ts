import {
  Inject,
  Logger,
  Module,
  Optional,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { StreamClient } from './stream.client';
import type { CompleteModuleOptions } from './stream.environment';
import { StreamConfigurationError } from './stream.errors';
import {
  COMPLETE_OPTIONS,
  ConfigurableStreamModule,
  OWN_CLIENT,
  REGISTRATION,
  type Registration,
} from './stream.module-definition';
import type { StreamModuleAsyncOptions, StreamModuleForRootOptions } from './stream.module-options';
import { verifyCredentials } from './verify-credentials';

/**
 * Makes one `StreamClient`, shares it, and closes it when the application shuts down.
 *
 * Import it once per client: without a name for the first, `{ name: 'eu' }` for others, which are injected with
 * `@InjectStream('eu')`.
 */
@Module({})
export class StreamModule extends ConfigurableStreamModule implements OnModuleInit, OnApplicationShutdown {
  readonly #client: StreamClient;
  readonly #options: CompleteModuleOptions;

  constructor(
    @Optional() @Inject(OWN_CLIENT) client: StreamClient | undefined,
    @Optional() @Inject(REGISTRATION) registration: Registration | undefined,
    @Optional() @Inject(COMPLETE_OPTIONS) options: CompleteModuleOptions | undefined,
    @Inject(ModulesContainer) modules: ModulesContainer,
  ) {
    super();
    if (!client || !registration || !options) {
      throw new StreamConfigurationError(
        'Import StreamModule.forRoot() or forRootAsync(), not StreamModule itself.',
      );
    }
    rejectDuplicates(registration.name, modules);
    this.#client = client;
    this.#options = options;
  }

  /**
   * Makes a client. The unnamed one takes what is left out from STREAM_API_KEY, STREAM_API_SECRET (or
   * STREAM_API_SECRET_FILE, the path of a file with it), STREAM_TIMEOUT, STREAM_DEADLINE, STREAM_RETRIES, STREAM_PROXY_URL and
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

  /** @throws StreamConfigurationError with `verifyOnStart`, when Stream rejects key and secret */
  async onModuleInit(): Promise<void> {
    const { verifyOnStart = false, apiSecret } = this.#options;
    if (!verifyOnStart) return;
    const verdict = await verifyCredentials(this.#client, apiSecret);
    if (verdict.verdict === 'accepted') return;
    const text = `${verdict.problem} ${verdict.fix}`;
    if (verdict.verdict === 'refused') {
      // Nobody shuts down an app that did not start, and its open connection would keep the process alive.
      await this.#client.close();
      throw new StreamConfigurationError(text);
    }
    // An outage of Stream must not take down every app that is restarted meanwhile.
    new Logger('StreamModule').warn(`Key and secret could not be verified. ${text}`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#client.close();
  }
}

/** Nest would take one of them silently, and which one depends on the order of imports. */
function rejectDuplicates(name: string | undefined, modules: ModulesContainer): void {
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
