export * from './stream/models';
export { StreamClient } from './stream/stream.client';
export { getStreamToken, InjectStream } from './stream/stream.decorators';
export * from './stream/stream.errors';
export type {
  StreamModuleAsyncOptions,
  StreamModuleExtras,
  StreamModuleForRootOptions,
  StreamModuleOptions,
  StreamOptionsFactory,
} from './stream/stream.module-options';
export { StreamModule } from './stream/stream.module';
export type { StreamClientOptions } from './stream/stream.options';
export type {
  RateLimit,
  ResponseMetadata,
  StreamResponse,
} from './stream/transport/decoding/response-metadata';
export type { Call, CallRef } from './stream/video/call';
export type { VideoClient } from './stream/video/video.client';
