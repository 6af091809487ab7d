import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyLength, hasBody } from '../../access/before-body/has-body';
import { RetryLaterException } from '../../access/retry-later.exception';
import type { TAKES_RAW_BODY } from '../../webhooks/raw-body/fastify-capture';

/** Seconds. Most bodies are here within one. */
const RETRY_AFTER = 1;

/** Bytes that requests hold at present. */
interface Pool {
  taken: number;
}

/**
 * Bounds the bytes of the bodies that all requests together hold: those that arrive, and those whose requests are being
 * handled. Before its body is read, a request takes the length that it announces, or the limit of its route when it announces
 * none. Webhooks have a pool of their own, since strangers may begin to send them.
 *
 * @param limit bytes of each pool; beyond, requests are rejected with 503 and `Retry-After`
 */
export function limitBufferedBodies(server: FastifyInstance, limit: number): void {
  const pools = { requests: { taken: 0 }, webhooks: { taken: 0 } };
  server.addHook('preParsing', (request, reply, payload, done) => {
    if (!hasBody(request.headers)) {
      done(null, payload);
      return;
    }
    const pool = isWebhook(request) ? pools.webhooks : pools.requests;
    const bytes = Math.min(bodyLength(request.headers), request.routeOptions.bodyLimit);
    if (pool.taken + bytes > limit) {
      void reply.header('Retry-After', RETRY_AFTER).header('Connection', 'close');
      done(
        new RetryLaterException(503, 'The service holds too many request bodies at present.', RETRY_AFTER),
      );
      return;
    }
    hold(pool, bytes, reply);
    done(null, payload);
  });
}

function hold(pool: Pool, bytes: number, reply: FastifyReply): void {
  pool.taken += bytes;
  reply.raw.once('close', () => {
    pool.taken -= bytes;
  });
}

function isWebhook({ routeOptions }: FastifyRequest): boolean {
  return ('streamWebhook' satisfies keyof typeof TAKES_RAW_BODY) in routeOptions.config;
}
