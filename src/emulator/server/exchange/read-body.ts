import type { IncomingMessage } from 'node:http';
import { inputError, StreamFault } from '../../protocol/stream-fault';

/** The largest request body that is read, in bytes: many times the largest valid request. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The parsed JSON body, `undefined` if it is empty. Rejects with 413/22 if it is too large, 400/4 if it is no JSON. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  return parseBody(await readBytes(request));
}

/** The JSON of a body, `undefined` if it is empty. Throws 400/4 if it is none. */
export function parseBody(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw inputError('invalid json data');
  }
}

/** The body as it comes. Rejects with 413/22 if it is too large. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else
        reject(
          new StreamFault(
            'payloadTooBig',
            `request body must be a maximum of ${MAX_BODY_BYTES} bytes in size`,
          ),
        );
    });
    request.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}
