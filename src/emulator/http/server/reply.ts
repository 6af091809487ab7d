import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { RateLimit } from '../../world/rate-limiter';
import type { StreamFault } from '../stream-fault';

const compress = promisify(gzip);

/** Bodies up to this many bytes are sent as they are. */
const COMPRESS_ABOVE = 1024;
const MORE_INFO = 'https://getstream.io/chat/docs/api_errors_response';
export const JSON_TYPE = 'application/json;charset=utf-8';

/** Stream's APIError. */
export function errorBody(operation: string, fault: StreamFault, duration: string) {
  return {
    code: fault.code,
    message: `${operation} failed with error: "${fault.reason}"`,
    StatusCode: fault.status,
    duration,
    more_info: MORE_INFO,
    details: [],
    ...(fault.exceptionFields && { exception_fields: fault.exceptionFields }),
    ...(fault.status === 501 && { unrecoverable: true }),
  };
}

export interface Reply {
  readonly status: number;
  readonly body: object;
  readonly rateLimit: RateLimit;
}

/** Sends a JSON answer, compressed if the client accepts that and it is worth it. */
export async function send(response: ServerResponse, { status, body, rateLimit }: Reply): Promise<void> {
  const plain = Buffer.from(JSON.stringify(body));
  const compressed = plain.length > COMPRESS_ABOVE && acceptsGzip(response.req.headers['accept-encoding']);
  const bytes = compressed ? await compress(plain, { level: constants.Z_BEST_SPEED }) : plain;
  response.writeHead(status, {
    'Content-Type': JSON_TYPE,
    'Content-Length': bytes.length,
    ...(compressed && { 'Content-Encoding': 'gzip' }),
    'X-RateLimit-Limit': rateLimit.limit,
    'X-RateLimit-Remaining': rateLimit.remaining,
    'X-RateLimit-Reset': rateLimit.reset,
  });
  response.end(bytes);
}

/** How long something took, as Stream prints it: `3.21ms`. */
export function printDuration(milliseconds: number): string {
  return `${milliseconds.toFixed(2)}ms`;
}

function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(accepted ?? ''));
}
