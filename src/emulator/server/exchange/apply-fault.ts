import { once } from 'node:events';
import { STATUS_CODES } from 'node:http';
import type { Exchange } from './exchange';
import { refusal, successStatus } from './perform';
import { printDuration, type Answer } from './reply';
import { STREAM_ERRORS, tooManyRequests } from '../../protocol/stream-fault';
import type { SpoilingFault, StatusFault } from '../../control/faults/fault';

/** What proxies answer by themselves, whatever the `Content-Type` says. */
const NO_JSON = '<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';

const USUAL_ERRORS = [
  STREAM_ERRORS.input,
  STREAM_ERRORS.authentication,
  STREAM_ERRORS.notAllowed,
  STREAM_ERRORS.doesNotExist,
  STREAM_ERRORS.requestTimeout,
  STREAM_ERRORS.payloadTooBig,
  STREAM_ERRORS.rateLimit,
  STREAM_ERRORS.headerTooBig,
];

/** Gives a request the end that a fault has for it. `work` does what was asked for, and tells what is answered to that. */
export async function applyFault(
  exchange: Exchange,
  fault: SpoilingFault,
  work: () => Answer,
): Promise<void> {
  const { request } = exchange.opening;
  switch (fault.kind) {
    case 'status':
      if (fault.performed === true) work();
      await exchange.answer(errorAnswer(exchange, fault));
      return;
    case 'malformed':
      if (fault.performed !== false) work();
      await exchange.answer({ status: fault.status ?? successStatus(request), body: NO_JSON });
      return;
    case 'truncated':
      await exchange.answerHalf(work());
      return;
    case 'reset':
      if (fault.when === 'after') work();
      exchange.reset();
      return;
    case 'drop':
      if (fault.performed === true) work();
      await untilGone(exchange);
  }
}

function errorAnswer(exchange: Exchange, fault: StatusFault): Answer {
  const { operation, rateLimit } = exchange.opening;
  const { status, retryAfter, unrecoverable } = fault;
  const { code = usualCode(status), message: reason = usualReason(status) } = fault;
  const answer = refusal(operation, { status, code, reason, unrecoverable }, printDuration(exchange.elapsed));
  const exhausted = status === STREAM_ERRORS.rateLimit.status && {
    rateLimit: { ...rateLimit, remaining: 0 },
  };
  return { ...answer, ...exhausted, retryAfter };
}

function usualCode(status: number): number {
  const { internal, input } = STREAM_ERRORS;
  if (status >= internal.status) return internal.code;
  return (USUAL_ERRORS.find((error) => error.status === status) ?? input).code;
}

function usualReason(status: number): string {
  if (status === STREAM_ERRORS.rateLimit.status) return tooManyRequests().reason;
  return STATUS_CODES[status] ?? `status ${status}`;
}

/** Until the client has given up, or the emulator has closed. */
async function untilGone(exchange: Exchange): Promise<void> {
  const { response } = exchange.opening;
  if (!response.destroyed) await once(response, 'close');
  exchange.end();
}
