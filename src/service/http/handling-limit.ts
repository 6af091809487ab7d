import { GatewayTimeoutException } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cancelUpstream } from '../../access/upstream-options';
import { errorReply } from '../../rest/error-reply';

/**
 * Answers a request with 504 that is not answered `limit` milliseconds after its body has arrived, and gives up what it has
 * asked of Stream.
 */
export function limitHandling(server: FastifyInstance, limit: number): void {
  server.addHook('preHandler', (request, reply, done) => {
    const timer = setTimeout(() => {
      giveUp(request, reply, limit);
    }, limit);
    reply.raw.on('close', () => {
      clearTimeout(timer);
    });
    done();
  });
}

function giveUp(request: FastifyRequest, reply: FastifyReply, limit: number): void {
  const error = new GatewayTimeoutException(
    `The request was not done within ${limit} ms; whether it was carried out is unknown (request ${request.id}).`,
  );
  // An answer that is on its way is left to the limit on silent connections.
  if (!reply.sent && !reply.raw.headersSent) {
    const { body } = errorReply(error, Date.now());
    void reply.status(body.statusCode).send(body);
  }
  cancelUpstream(request, error);
}
