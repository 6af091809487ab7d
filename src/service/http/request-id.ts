import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { readRequestId, REQUEST_ID_HEADER } from '../../access/upstream-options';

/**
 * The id that a request came with, or a new one. It is written into the headers of the request, where requests to Stream take
 * theirs from; so a request has one id everywhere.
 */
export function takeRequestId(request: Pick<IncomingMessage, 'headers'>): string {
  const id = readRequestId(request) ?? randomUUID();
  request.headers[REQUEST_ID_HEADER] = id;
  return id;
}

/** Tells callers the ids of their requests, to be quoted when something went wrong. */
export function answerWithRequestId(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
}
