import { SetMetadata } from '@nestjs/common';

/** Where Nest's Fastify adapter looks for the `config` of a route. */
const FASTIFY_ROUTE_CONFIG = '__fastify_route_config__';

/** What Fastify knows of a route whose bodies may be large. */
export const LARGE_BODY_CONFIG = { streamLargeBody: true } as const;

/** Lets the service accept larger bodies for a route than for the others; `BULK_BODY_LIMIT` says how large. */
export function LargeBody(): MethodDecorator {
  return SetMetadata(FASTIFY_ROUTE_CONFIG, LARGE_BODY_CONFIG);
}
