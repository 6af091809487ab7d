import { constants } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { isZlib } from '../../is-zlib';
import { bytesExceeded, UnusableResponse } from './response-excess';

/** The `code` of the error for a response that is compressed in a way that the client does not know. */
export const UNKNOWN_CODING = 'ERR_UNKNOWN_CONTENT_CODING';

/** The `code` of the error for a response that is not what its content coding says: cut short or damaged on its way. */
export const BROKEN_CODING = 'ERR_BROKEN_CONTENT_CODING';

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateEither],
  ['br', brotliDecompressSync],
  ['identity', (bytes) => bytes],
]);

/** Each may be as much work as the largest response. */
const CODINGS_MAX = 3;

/**
 * The text of a body as it came over the wire. Gateways compress also for those who asked for `identity`.
 *
 * @param contentEncoding the header: codings in the order in which they were applied; a list when it was sent several times
 * @param maxBytes that the body may have at any stage of decoding
 * @throws UnusableResponse
 */
export function decodeText(body: Buffer, contentEncoding: unknown, maxBytes: number): string {
  const codings = body.length === 0 ? [] : readCodings(contentEncoding);
  const unknown = codings.find((coding) => !DECODERS.has(coding));
  if (unknown !== undefined || codings.length > CODINGS_MAX) {
    throw new UnusableResponse(
      UNKNOWN_CODING,
      `the response has the content coding '${shown(unknown ?? codings.join(', '))}', which this client does not know; ` +
        `it knows ${[...DECODERS.keys()].join(', ')}. A gateway on the way to Stream adds it`,
    );
  }
  const bytes = codings.reduceRight((coded, coding) => decode(coded, coding, maxBytes), body);
  const text = bytes.toString('utf8');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const BYTE_ORDER_MARK = '\ufeff';

function readCodings(header: unknown): string[] {
  const lines: readonly unknown[] = Array.isArray(header) ? header : [header];
  return lines
    .filter((line) => typeof line === 'string')
    .flatMap((line) => line.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '');
}

function decode(bytes: Buffer, coding: string, maxBytes: number): Buffer {
  try {
    const maxOutputLength = Math.min(maxBytes, constants.MAX_LENGTH);
    return DECODERS.get(coding)?.(bytes, { maxOutputLength }) ?? bytes;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw bytesExceeded(maxBytes);
    throw new UnusableResponse(
      BROKEN_CODING,
      `the response cannot be read as ${shown(coding)}, which its header Content-Encoding names: ${message}`,
    );
  }
}

/** The name is that of the format of zlib, but some servers send the bare stream that is in it. */
function inflateEither(bytes: Buffer, options: { maxOutputLength: number }): Buffer {
  return isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options);
}

/** It is whatever a stranger sent. */
function shown(coding: string): string {
  return coding.replace(/[^\x20-\x7e]/g, '?').slice(0, 40);
}
