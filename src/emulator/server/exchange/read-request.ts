import type { IncomingMessage } from 'node:http';
import type { Admitted } from '../auth/admit';
import { faultOf, StreamFault, tooManyRequests } from '../../protocol/stream-fault';
import type { Exchange } from './exchange';
import { parseBody, readBytes } from './read-body';
import { printDuration } from './reply';

/** What Stream prints as the duration of a request that got no further than authentication. */
const NO_DURATION = '0';

/** A request as it was taken in: ready to be performed, or turned away. */
export type ReadResult = Ready | Rejected;

interface Ready {
  readonly admitted: Admitted;
  readonly body: unknown;
}

interface Rejected {
  readonly fault: StreamFault;
  readonly duration: string;
}

/** Reads the body of a request that may go on; without one there is nothing to wait for. */
export function readRequest(exchange: Exchange): ReadResult | Promise<ReadResult> {
  const { admission, rateLimit, request, record } = exchange.opening;
  if ('fault' in admission) return { fault: admission.fault, duration: NO_DURATION };
  if (rateLimit.exceeded && admission.tenant.app.rateLimiter.isEnforced) {
    return { fault: tooManyRequests(), duration: NO_DURATION };
  }
  if (hasBody(request)) return readIn(exchange, admission);
  record?.received(undefined, 0);
  return { admitted: admission, body: undefined };
}

async function readIn(exchange: Exchange, admission: Admitted): Promise<ReadResult> {
  const { request, record } = exchange.opening;
  try {
    const bytes = await readBytes(request);
    const body = parseBody(bytes);
    record?.received(body, bytes.length);
    return { admitted: admission, body };
  } catch (error) {
    // That it is not built matters more than what was sent: files, or what another tool compressed.
    if (admission.found.route.isBuilt === false && error instanceof StreamFault) {
      return { admitted: admission, body: undefined };
    }
    return { fault: faultOf(error), duration: printDuration(exchange.elapsed) };
  }
}

/** Whether a body follows the headers. One of no bytes is none. */
function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}
