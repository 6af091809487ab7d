import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PRINCIPAL, type AdmittedRequest } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';

/** A request, when all is over. */
export interface AnsweredRequest {
  readonly id: string;
  readonly method: string;
  /** The pattern that matched, such as `/calls/:type/:id`; `undefined` when none did. */
  readonly route: string | undefined;
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Who made it; `undefined` when that did not come to be known. */
  readonly principal: Principal | undefined;
}

export type AnswerObserver = (request: AnsweredRequest) => void;

/** What proxies report of a caller who went away before the answer. */
const CALLER_GONE = 499;

/** Tells of every request that was answered, or whose caller went away. */
export function observeAnswers(server: FastifyInstance, observers: readonly AnswerObserver[]): void {
  server.addHook('onResponse', (request, reply, done) => {
    const answered = describe(request, reply);
    for (const observer of observers) observer(answered);
    done();
  });
}

function describe(request: FastifyRequest & AdmittedRequest, reply: FastifyReply): AnsweredRequest {
  return {
    id: request.id,
    method: request.method,
    route: request.is404 ? undefined : request.routeOptions.url,
    status: reply.raw.writableFinished ? reply.statusCode : CALLER_GONE,
    duration: reply.elapsedTime,
    principal: request[PRINCIPAL],
  };
}
