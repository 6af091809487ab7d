import type { FastifyInstance } from 'fastify';
import type { LARGE_BODY_CONFIG } from '../../rest/large-body.decorator';
import { DEFAULT_WEBHOOK_MAX_BYTES } from '../../stream/models/limits';
import type { TAKES_RAW_BODY } from '../../webhooks/raw-body/fastify-capture';

type RouteConfig = Partial<typeof LARGE_BODY_CONFIG & typeof TAKES_RAW_BODY>;

/**
 * Gives the routes that take larger bodies a limit of their own. To be called before the routes are made.
 *
 * @param bulkLimit bytes of a body of a route with `@LargeBody()`
 */
export function allowLargeBodies(server: FastifyInstance, bulkLimit: number): void {
  server.addHook('onRoute', (route) => {
    const { streamLargeBody, streamWebhook }: RouteConfig = route.config ?? {};
    if (streamLargeBody) route.bodyLimit = bulkLimit;
    if (streamWebhook) route.bodyLimit = DEFAULT_WEBHOOK_MAX_BYTES;
  });
}
