import { ContentCodings, type Decoder } from './content-codings';
import { StreamWebhookError } from './stream-webhook-error';

/**
 * The bytes of a delivery as Stream signed them: without any content coding (gzip, Brotli, Deflate, and Zstandard if
 * Node.js has it), at most three of them one upon another.
 *
 * @param limit the most bytes the result may have
 * @param contentEncoding the header `Content-Encoding`; without it, Brotli and bare Deflate are not recognized
 * @throws StreamWebhookError
 */
export function inflate(body: string | Uint8Array, limit: number, contentEncoding?: string): Buffer {
  let bytes = toBuffer(body);
  requireWithin(bytes, limit);
  const codings = new ContentCodings(contentEncoding);
  for (let outer = codings.outermost(bytes); outer; outer = codings.outermost(bytes)) {
    bytes = decode(outer, bytes, limit);
  }
  return bytes;
}

/** Text of events becomes a tenth or so when it is compressed. What becomes a thousandth is made to be inflated. */
const INFLATION_MAX = 100;

/** Bytes that a body may always become. */
const INFLATED_BYTES_MIN = 256 * 1024;

/**
 * The same for bytes that strangers sent: off the main thread, and to no more than a hundred times their size, however
 * many codings they have.
 *
 * @param limit the most bytes the result may have
 * @throws StreamWebhookError
 */
export async function inflateOfStrangers(
  body: Buffer,
  limit: number,
  contentEncoding?: string,
): Promise<Buffer> {
  requireWithin(body, limit);
  const maxOutputLength = Math.min(limit, Math.max(INFLATED_BYTES_MIN, body.length * INFLATION_MAX));
  const codings = new ContentCodings(contentEncoding);
  let bytes = body;
  for (let outer = codings.outermost(bytes); outer; outer = codings.outermost(bytes)) {
    bytes = await decodeInPool(outer, bytes, maxOutputLength);
  }
  return bytes;
}

function requireWithin(bytes: Buffer, limit: number): void {
  if (bytes.length > limit) throw new StreamWebhookError('payload too large');
}

function toBuffer(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function decode(decoder: Decoder, bytes: Buffer, maxOutputLength: number): Buffer {
  try {
    return decoder.decode(bytes, { maxOutputLength });
  } catch (cause) {
    throw asWebhookError(cause, decoder);
  }
}

async function decodeInPool(decoder: Decoder, bytes: Buffer, maxOutputLength: number): Promise<Buffer> {
  try {
    return await decoder.decodeInPool(bytes, { maxOutputLength });
  } catch (cause) {
    throw asWebhookError(cause, decoder);
  }
}

function asWebhookError(cause: unknown, { problem }: Decoder): StreamWebhookError {
  const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  return new StreamWebhookError(isTooLarge ? 'payload too large' : problem, { cause });
}
