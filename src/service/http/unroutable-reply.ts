import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { REQUEST_ID_HEADER } from '../../access/upstream-options';
import { errorReply } from '../../rest/error-reply';
import type { SecurityHeaders } from './security-headers';

type UnroutableHandler = (
  error: FastifyError,
  request: Pick<FastifyRequest, 'id'>,
  reply: FastifyReply,
) => void;

/** Answers requests whose path cannot be decoded or is too long. They reach no hook, so the headers are set here. */
export function unroutableReply(headers: SecurityHeaders): UnroutableHandler {
  return (error, request, reply) => {
    const { body } = errorReply(error, Date.now());
    void reply
      .headers({ ...headers, [REQUEST_ID_HEADER]: request.id })
      .status(body.statusCode)
      .send(body);
  };
}
