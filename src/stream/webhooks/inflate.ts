import { gunzipSync } from 'node:zlib';
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
  return isGzip(bytes) ? gunzip(bytes, limit) : bytes;
}

/** Whether the bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function toBuffer(body: string | Uint8Array): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

function gunzip(bytes: Buffer, limit: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new StreamWebhookError(isTooLarge ? 'payload too large' : 'gzip decompression failed', { cause });
  }
}
