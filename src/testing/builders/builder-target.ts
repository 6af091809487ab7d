import type { StreamClient } from '../../stream/stream.client';

/** Where builders create: a client, or `StreamTesting`, whose client they use. */
export type BuilderTarget = StreamClient | { readonly client: StreamClient };

export function clientOf(target: BuilderTarget): StreamClient {
  return 'client' in target ? target.client : target;
}
