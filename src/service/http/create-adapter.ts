import { FastifyAdapter } from '@nestjs/platform-fastify';
import { answerBrokenRequest } from './broken-request';
import type { ResolvedHttpOptions } from './http-options';
import { takeRequestId } from './request-id';
import type { SecurityHeaders } from './security-headers';
import { unroutableReply } from './unroutable-reply';

/** Longer ones are refused by the rules of the ids, not by the router. */
const PARAMETER_MAX_LENGTH = 1024;

/** A JWT with many claims fits; node's own default, written out since it is a limit of the service. */
const HEADERS_MAX_BYTES = 16 * 1024;

/**
 * Milliseconds an idle connection is kept. Load balancers give idle ones up after 60 s: when they do it first, they never send
 * a request into a connection that is being closed here.
 */
const KEEP_ALIVE_TIMEOUT = 72_000;

/** Milliseconds by which a connection may be silent for longer than a request may be handled. */
const SILENCE_MARGIN = 15_000;

/** Fastify with the limits of the service, and with answers in one shape also where no route is reached. */
export function createAdapter(options: ResolvedHttpOptions, headers: SecurityHeaders): FastifyAdapter {
  const { patience, requestTimeout } = options;
  return new FastifyAdapter({
    bodyLimit: options.bodyLimit,
    trustProxy: trustedProxies(options.trustProxy),
    genReqId: takeRequestId,
    routerOptions: { maxParamLength: PARAMETER_MAX_LENGTH },
    requestTimeout: patience.request,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
    // Also for callers that do not read their answer.
    connectionTimeout: requestTimeout + SILENCE_MARGIN,
    http: {
      headersTimeout: patience.headers,
      connectionsCheckingInterval: patience.checkEvery,
      maxHeaderSize: HEADERS_MAX_BYTES,
    },
    // Requests that come on open connections while the service stops are still answered; see `Drain`.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: unroutableReply(headers),
  });
}

/** Tells Fastify whether to believe what an address says of where a request came from; `hop` is 0 for the nearest. */
type ProxyTrust = (address: string, hop: number) => boolean;

/**
 * Which proxies are believed. A number means so many in front of the service, whatever their addresses: it holds only where
 * nobody can get past them.
 */
function trustedProxies(setting: number | readonly string[] | undefined): ProxyTrust | string[] | false {
  if (setting === undefined) return false;
  return typeof setting === 'number' ? (_address, hop) => hop < setting : [...setting];
}
