import type { FactoryProvider, ModuleMetadata, Type } from '@nestjs/common';
import type { StreamClientOptions } from './stream.options';

/** The options of a client, with its credentials. What the unnamed client is not given, it takes from the environment. */
export interface StreamModuleOptions extends StreamClientOptions {
  /** Default for the unnamed client: STREAM_API_KEY. */
  apiKey?: string;
  /** Default for the unnamed client: STREAM_API_SECRET. */
  apiSecret?: string;
  /**
   * Asks Stream at the start whether key and secret belong together, by one `GetApp`. If they do not, the app does not start; if
   * Stream gives no response, the app starts, with a warning in the log. Default: false.
   */
  verifyOnStart?: boolean;
}

/** Where a client can be injected. */
export interface StreamModuleExtras {
  /** Whether every module can inject it without importing this one. Default: true. */
  isGlobal?: boolean;
  /** Tells several clients apart: `@InjectStream(name)`. Default: none, and the client is injected by its class. */
  name?: string;
}

export type StreamModuleForRootOptions = StreamModuleOptions & StreamModuleExtras;

/** Makes the options of a client. */
export interface StreamOptionsFactory {
  createStreamOptions(): StreamModuleOptions | Promise<StreamModuleOptions>;
}

/** One of `useFactory`, `useClass` and `useExisting` is needed. */
export interface StreamModuleAsyncOptions extends StreamModuleExtras {
  /** Modules with what the factory needs. */
  imports?: ModuleMetadata['imports'];
  /** What is passed to `useFactory`. */
  inject?: FactoryProvider['inject'];
  useFactory?: FactoryProvider<StreamModuleOptions>['useFactory'];
  /** A class to be created for the purpose. */
  useClass?: Type<StreamOptionsFactory>;
  /** A class that is a provider of one of `imports`. */
  useExisting?: Type<StreamOptionsFactory>;
}
