import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { RateLimit } from '../../world/rate-limiter';
import { JsonBytes } from '../../protocol/json-bytes';
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
  /** Sent as JSON; a text and bytes as they are. */
  readonly body: object | string | JsonBytes;
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
export function send(response: ServerResponse, reply: Reply): void | Promise<void> {
  const parts = partsOf(reply.body);
  const length = lengthOf(parts);
  if (isToCompress(response, length)) return sendCompressed(response, reply, parts);
  writeHead(response, reply, { length, isCompressed: false });
  // All at once, headers included: neither copied together nor sent in pieces.
  response.cork();
  for (const part of parts) response.write(part);
  response.end();
}

async function sendCompressed(
  response: ServerResponse,
  reply: Reply,
  parts: readonly Buffer[],
): Promise<void> {
  const bytes = await compressed(parts);
  writeHead(response, reply, { length: bytes.length, isCompressed: true });
  response.end(bytes);
}

/** Sends the headers and half of the body, and ends the connection. */
export async function sendHalf(response: ServerResponse, reply: Reply): Promise<void> {
  const parts = partsOf(reply.body);
  const isCompressed = isToCompress(response, lengthOf(parts));
  const bytes = isCompressed ? await compressed(parts) : Buffer.concat(parts);
  writeHead(response, reply, { length: bytes.length, isCompressed });
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    response.destroy();
  });
}

function partsOf(body: Answer['body']): readonly Buffer[] {
  if (body instanceof JsonBytes) return body.parts;
  return [Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))];
}

function lengthOf(parts: readonly Buffer[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

function isToCompress({ req }: ServerResponse, length: number): boolean {
  return length > COMPRESS_ABOVE && acceptsGzip(req.headers['accept-encoding']);
}

function compressed(parts: readonly Buffer[]): Promise<Buffer> {
  return compress(Buffer.concat(parts), { level: constants.Z_BEST_SPEED });
}

/** Names and values in one list: Node writes that faster than an object. */
function writeHead(
  response: ServerResponse,
  { status, rateLimit, date, retryAfter }: Reply,
  { length, isCompressed }: { readonly length: number; readonly isCompressed: boolean },
): void {
  const headers = ['Date', date, 'Content-Type', JSON_TYPE, 'Content-Length', String(length)];
  if (isCompressed) headers.push('Content-Encoding', 'gzip');
  headers.push(
    'X-RateLimit-Limit',
    String(rateLimit.limit),
    'X-RateLimit-Remaining',
    String(rateLimit.remaining),
    'X-RateLimit-Reset',
    String(rateLimit.reset),
  );
  if (retryAfter !== undefined) headers.push('Retry-After', String(retryAfter));
  response.writeHead(status, headers);
}

/** How long something took, as Stream prints it: `3.21ms`. */
export function printDuration(milliseconds: number): string {
  return `${milliseconds.toFixed(2)}ms`;
}

function acceptsGzip(accepted: string | string[] | undefined): boolean {
  if (accepted === undefined) return false;
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(accepted));
}
