import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { StreamWebhookError } from './stream-webhook-error';

/**
 * The bytes of a delivery as Stream signed them. Compression is told by the first bytes rather than by a header, since
 * a proxy or middleware may have inflated the body already.
 *
 * @param limit the most bytes the result may have
 * @throws StreamWebhookError
 */
export function inflate(body: string | Uint8Array, limit: number): Buffer {
  const bytes = toBuffer(body);
  if (bytes.length > limit) throw new StreamWebhookError('payload too large');
  return isGzip(bytes) ? gunzipWithin(bytes, limit) : bytes;
}

/** Text of events becomes a tenth or so when it is compressed. What becomes a thousandth is made to be inflated. */
const INFLATION_MAX = 100;

/** Bytes that a body may always become. */
const INFLATED_BYTES_MIN = 256 * 1024;

const gunzipInPool = promisify(gunzip);

/**
 * The same for bytes that strangers sent: off the main thread, and to no more than a hundred times their size.
 *
 * @param limit the most bytes the result may have
 * @throws StreamWebhookError
 */
export async function inflateOfStrangers(bytes: Buffer, limit: number): Promise<Buffer> {
  if (bytes.length > limit) throw new StreamWebhookError('payload too large');
  if (!isGzip(bytes)) return bytes;
  const maxOutputLength = Math.min(limit, Math.max(INFLATED_BYTES_MIN, bytes.length * INFLATION_MAX));
  try {
    return await gunzipInPool(bytes, { maxOutputLength });
  } catch (cause) {
    throw asWebhookError(cause);
  }
}

/** Whether the bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function toBuffer(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function gunzipWithin(bytes: Buffer, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (cause) {
    throw asWebhookError(cause);
  }
}

function asWebhookError(cause: unknown): StreamWebhookError {
  const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  return new StreamWebhookError(isTooLarge ? 'payload too large' : 'gzip decompression failed', { cause });
}
