import type { Logger } from 'pino';
import type { AnsweredRequest, AnswerObserver } from '../http/answered-request';

/** Probes come every few seconds, and say nothing new. */
const PROBES = /^\/(health|metrics)\b/;

/**
 * Logs one line per request: who asked for which route, and how it went. Neither the path and its query are in it, nor headers
 * and bodies: they may hold what is nobody's business.
 */
export function requestLog(serviceLogger: Logger): AnswerObserver {
  // Looking for secrets in a line takes ten times as long as writing it, and these have no field that could hold any.
  const logger = serviceLogger.child({}, { redact: [] });
  return (request) => {
    const level = levelOf(request);
    if (!logger.isLevelEnabled(level)) return;
    const { id, method, route, status, duration, principal } = request;
    logger[level](
      {
        method,
        route,
        status,
        duration_ms: Math.round(duration * 10) / 10,
        principal: principal && { kind: principal.kind, subject: principal.subject },
        request_id: id,
      },
      `${method} ${route ?? '(no such path)'} ${status}`,
    );
  };
}

function levelOf({ route, status }: AnsweredRequest): 'debug' | 'info' | 'warn' {
  if (route !== undefined && PROBES.test(route)) return 'debug';
  return status >= 500 ? 'warn' : 'info';
}
