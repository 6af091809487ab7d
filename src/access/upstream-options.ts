import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionContext } from '@nestjs/common';
import { Cancellation } from '../stream/cancellation';
import { PRINCIPAL, type AdmittedRequest } from './current-principal.decorator';
import type { RequestOptions } from '../stream/request-options';

/** The header that a request's id comes in by. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What the client takes for the id of a request. */
const REQUEST_ID = /^[\x20-\x7e]{1,200}$/;

const UPSTREAM = Symbol.for('nestjs-getstream:upstream');

/** A request of Express, or of Fastify; remembers what gives its requests to Stream up. */
interface HttpRequest extends AdmittedRequest {
  readonly headers: IncomingMessage['headers'];
  [UPSTREAM]?: Cancellation;
}

/** A response of Express, or of Fastify, which wraps node's. */
type HttpResponse = ServerResponse | { readonly raw: ServerResponse };

/**
 * How to send the requests to Stream that an HTTP request causes: they are given up when the caller goes away before the
 * response is finished, and they carry the request's id (the header `x-request-id`, if it has one that the client takes). Those of
 * a user who was let in use no more than the user's share of Stream's rate limits.
 * Works on Express and on Fastify.
 *
 * @example this.stream.video.call(type, id).get({}, upstreamOptions(context))
 */
export function upstreamOptions(context: ExecutionContext): RequestOptions {
  const http = context.switchToHttp();
  const request = http.getRequest<HttpRequest>();
  const response = http.getResponse<HttpResponse>();
  const signal = (request[UPSTREAM] ??= abortedWhenUnfinished('raw' in response ? response.raw : response));
  return { signal, requestId: readRequestId(request), principal: principalToCharge(request) };
}

/** Services are trusted with all of a rate limit; their keys are few, and of the operator's making. */
function principalToCharge({ [PRINCIPAL]: principal }: AdmittedRequest): string | undefined {
  return principal?.kind === 'user' ? `user:${principal.subject}` : undefined;
}

/** Gives up the requests to Stream that an HTTP request has caused, and those it would still cause. */
export function cancelUpstream(request: HttpRequest, reason: Error): void {
  (request[UPSTREAM] ??= new Cancellation()).abort(reason);
}

/** The id that a request came with, if it has one that the client takes. */
export function readRequestId({ headers }: Pick<HttpRequest, 'headers'>): string | undefined {
  const id = headers[REQUEST_ID_HEADER];
  return typeof id === 'string' && REQUEST_ID.test(id) ? id : undefined;
}

// The request closes as soon as its body is read, so only the response tells whether the caller is still there.
function abortedWhenUnfinished(response: ServerResponse): Cancellation {
  const upstream = new Cancellation();
  const abort = (): void => {
    if (!response.writableFinished) upstream.abort(new Error('The caller went away.'));
  };
  if (response.closed) abort();
  else response.on('close', abort);
  return upstream;
}
