import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AccessModule } from '../access/access.module';
import type { AppState } from '../emulator';
import type { StreamClientOptions } from '../stream/stream.options';
import { StreamModule } from '../stream/stream.module';
import { TestingAuthenticator } from './access/testing-authenticator';
import { StreamTesting } from './stream-testing';

export interface StreamTestingOptions {
  /** The names of further clients, each with its own app: `@InjectStream('eu')` and `stream.named('eu')`. Default: none. */
  readonly names?: readonly string[];
  /** Options of the clients, such as `retries`. */
  readonly client?: Omit<StreamClientOptions, 'baseUrl' | 'dispatcher' | 'proxy'>;
  /** The state that the app of the unnamed client starts with. Default: empty. */
  readonly state?: AppState;
  /**
   * Whether it adds an `AccessModule`, which the REST modules need, that accepts `stream.asUser()` and `stream.asService()`. Leave it
   * out if your own module imports `AccessModule`. Default: false.
   */
  readonly access?: boolean;
}

/**
 * Takes the place of `StreamModule.forRoot()` in tests: the client talks to an empty app of an emulator that all test files of
 * the process share. Inject `StreamTesting` to drive and check it. Closing the Nest app removes it.
 *
 * @example
 * const module = await Test.createTestingModule({
 *   imports: [StreamTestingModule.forRoot()],
 *   providers: [StandupService],
 * }).compile();
 * const stream = module.get(StreamTesting);
 */
@Module({})
export class StreamTestingModule {
  constructor(@Inject(StreamTesting) stream: StreamTesting, @Inject(ModuleRef) moduleRef: ModuleRef) {
    stream.attach(moduleRef);
  }

  /** @throws Error if `NODE_ENV` is `production` */
  static forRoot({ names = [], client, state, access = false }: StreamTestingOptions = {}): DynamicModule {
    const clients = [undefined, ...names].map((name) =>
      StreamModule.forRootAsync({
        ...(name !== undefined && { name }),
        inject: [StreamTesting],
        useFactory: (stream: StreamTesting) => {
          const { apiKey, apiSecret, baseUrl } = name === undefined ? stream : stream.named(name);
          return { ...client, apiKey, apiSecret, baseUrl, proxy: false };
        },
      }),
    );
    return {
      module: StreamTestingModule,
      global: true,
      imports: [...clients, ...(access ? [accessForTests()] : [])],
      providers: [{ provide: StreamTesting, useFactory: () => openApp(state) }],
      exports: [StreamTesting],
    };
  }
}

async function openApp(state: AppState | undefined): Promise<StreamTesting> {
  const stream = await StreamTesting.create();
  if (state) stream.importState(state);
  return stream;
}

function accessForTests(): DynamicModule {
  return AccessModule.forRootAsync({
    inject: [StreamTesting],
    useFactory: (stream: StreamTesting) => ({ authenticators: [new TestingAuthenticator(stream)] }),
  });
}
