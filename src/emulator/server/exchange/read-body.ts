import type { IncomingMessage } from 'node:http';
import { inputError, StreamFault } from '../../protocol/stream-fault';

/** The largest request body that is read, in bytes: many times the largest valid request. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** How many arrays and objects may stand inside each other: what is read and written by recursion needs a bound (emulator choice). */
export const MAX_BODY_DEPTH = 1000;

/** The parsed JSON body, `undefined` if it is empty. Rejects with 413/22 if it is too large, 400/4 if it is no JSON. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  return parseBody(await readBytes(request));
}

/** The JSON of a body, `undefined` if it is empty. Throws 400/4 if it is none, or nested too deeply. */
export function parseBody(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text.trim() === '') return undefined;
  if (isTooDeep(text)) throw inputError(`json data must be nested ${MAX_BODY_DEPTH} levels deep or less`);
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
      const [only] = chunks;
      resolve(only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    request.on('error', reject);
  });
}

/** Counts brackets outside of texts. A short body has not enough of them. */
function isTooDeep(json: string): boolean {
  if (json.length <= 2 * MAX_BODY_DEPTH) return false;
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (inText) {
      if (character === '\\') index += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '[' || character === '{') {
      depth += 1;
      if (depth > MAX_BODY_DEPTH) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}
