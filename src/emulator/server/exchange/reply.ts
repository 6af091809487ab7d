import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { RateLimit } from '../../world/rate-limiter';
import type { StreamErrorFields } from '../../protocol/stream-fault';

const compress = promisify(gzip);

/** Bodies up to this many bytes are sent as they are. */
const COMPRESS_ABOVE = 1024;
const MORE_INFO = 'https://getstream.io/chat/docs/api_errors_response';
export const JSON_TYPE = 'application/json;charset=utf-8';

/** Stream's APIError. */
export function errorBody(operation: string, fault: StreamErrorFields, duration: string) {
  return {
    code: fault.code,
    message: `${operation} failed with error: "${fault.reason}"`,
    StatusCode: fault.status,
    duration,
    more_info: MORE_INFO,
    details: [],
    ...(fault.exceptionFields && { exception_fields: fault.exceptionFields }),
    ...(fault.unrecoverable && { unrecoverable: true }),
  };
}

/** What an answer says. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; a text as it is. */
  readonly body: object | string;
  /** Default: where the count of the request stands. */
  readonly rateLimit?: RateLimit;
  /** The `Retry-After` header, in seconds. Default: none. */
  readonly retryAfter?: number;
}

export interface Reply extends Answer {
  readonly rateLimit: RateLimit;
  /** The `Date` header. */
  readonly date: string;
}

/** Sends an answer, compressed if the client accepts that and it is worth it. */
export async function send(response: ServerResponse, reply: Reply): Promise<void> {
  response.end(await writeHead(response, reply));
}

/** Sends the headers and half of the body, and ends the connection. */
export async function sendHalf(response: ServerResponse, reply: Reply): Promise<void> {
  const bytes = await writeHead(response, reply);
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    response.destroy();
  });
}

/** The body that is to follow. */
async function writeHead(
  response: ServerResponse,
  { status, body, rateLimit, date, retryAfter }: Reply,
): Promise<Buffer> {
  const plain = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const compressed = plain.length > COMPRESS_ABOVE && acceptsGzip(response.req.headers['accept-encoding']);
  const bytes = compressed ? await compress(plain, { level: constants.Z_BEST_SPEED }) : plain;
  response.writeHead(status, {
    Date: date,
    'Content-Type': JSON_TYPE,
    'Content-Length': bytes.length,
    ...(compressed && { 'Content-Encoding': 'gzip' }),
    'X-RateLimit-Limit': rateLimit.limit,
    'X-RateLimit-Remaining': rateLimit.remaining,
    'X-RateLimit-Reset': rateLimit.reset,
    ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
  });
  return bytes;
}

/** How long something took, as Stream prints it: `3.21ms`. */
export function printDuration(milliseconds: number): string {
  return `${milliseconds.toFixed(2)}ms`;
}

function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(accepted ?? ''));
}
