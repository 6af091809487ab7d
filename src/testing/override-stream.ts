import { ModuleRef } from '@nestjs/core';
import { ACCESS_OPTIONS, type AccessOptions } from '../access/access.module';
import type { Authenticator } from '../access/authenticators/authenticator';
import { AUTHENTICATORS } from '../access/authenticators/authenticators.token';
import type { StreamModuleOptions } from '../stream/stream.module-options';
import {
  COMPLETE_OPTIONS,
  REGISTRATION,
  STREAM_OPTIONS,
  type Registration,
} from '../stream/stream.module-definition';
import { TestingAuthenticator } from './access/testing-authenticator';
import { TestedOptions } from './tested-options';
import { StreamTesting } from './stream-testing';

interface OverrideBy {
  useValue(value: unknown): unknown;
  useFactory(options: { factory: (...args: never[]) => unknown; inject?: never[] }): unknown;
}

/** The part of Nest's `TestingModuleBuilder` that is needed. */
export interface OverridableBuilder {
  overrideProvider(token: symbol): OverrideBy;
}

export interface OverrideStreamOptions {
  /**
   * `keep`: each client keeps its own options, such as `timeout`; only key, secret and where it connects to change. `ignore`: your
   * `useFactory` or `useClass` does not run either, such as one that reads variables that tests do not have. Default: `keep`.
   */
  readonly hostOptions?: 'keep' | 'ignore';
}

/**
 * Connects a host that imports `StreamModule` itself with the emulator, each of its clients with its own app. Call it before
 * `compile()`. If the host has an `AccessModule`, that accepts `stream.asUser()` and `stream.asService()` besides its own
 * credentials.
 *
 * @returns the app of the unnamed client; `named('eu')` gives that of another one
 * @throws Error if `NODE_ENV` is `production`
 * @example
 * const builder = Test.createTestingModule({ imports: [AppModule] });
 * const stream = await overrideStream(builder);
 * const app = (await builder.compile()).createNestApplication();
 */
export async function overrideStream(
  builder: OverridableBuilder,
  { hostOptions = 'keep' }: OverrideStreamOptions = {},
): Promise<StreamTesting> {
  const stream = await StreamTesting.create();
  if (hostOptions === 'ignore') builder.overrideProvider(STREAM_OPTIONS).useValue({});
  overrideBy(builder, COMPLETE_OPTIONS, [STREAM_OPTIONS, REGISTRATION, ModuleRef], optionsFor(stream));
  overrideBy(builder, AUTHENTICATORS, [ACCESS_OPTIONS], (options: AccessOptions) =>
    withTestingAuthenticator(stream, options),
  );
  return stream;
}

function overrideBy(
  builder: OverridableBuilder,
  token: symbol,
  inject: readonly unknown[],
  factory: (...args: never[]) => unknown,
): void {
  builder.overrideProvider(token).useFactory({ factory, inject: [...inject] as never[] });
}

function optionsFor(root: StreamTesting) {
  return (options: StreamModuleOptions, { name }: Registration, moduleRef: ModuleRef): TestedOptions => {
    const stream = name === undefined ? root : root.named(name);
    stream.attach(moduleRef);
    return new TestedOptions(options, stream);
  };
}

async function withTestingAuthenticator(
  stream: StreamTesting,
  { authenticators }: AccessOptions,
): Promise<readonly Authenticator[]> {
  for (const authenticator of authenticators) await authenticator.prepare?.();
  return [new TestingAuthenticator(stream), ...authenticators];
}
