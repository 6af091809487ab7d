import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { DEFLATE, isZlib } from '../is-zlib';
import { StreamWebhookError, type WebhookProblem } from './stream-webhook-error';

interface Bounds {
  /** The most bytes the result may have, checked while it grows. */
  readonly maxOutputLength: number;
}

/** Undoes one content coding. */
export interface Decoder {
  /** What is wrong with bytes that it cannot decode. */
  readonly problem: WebhookProblem;
  readonly decode: (bytes: Buffer, bounds: Bounds) => Buffer;
  /** The same off the main thread. */
  readonly decodeInPool: (bytes: Buffer, bounds: Bounds) => Promise<Buffer>;
}

interface Zstd {
  readonly zstdDecompressSync: (bytes: Buffer, bounds: Bounds) => Buffer;
  readonly zstdDecompress: (
    bytes: Buffer,
    bounds: Bounds,
    done: (error: Error | null, result: Buffer) => void,
  ) => void;
}

/** `{` */
const OPENING_BRACE = 0x7b;

/** What Stream sends, what a proxy compressed again, and what another proxy compressed after it. */
const CODINGS_MAX = 3;

/** Their bytes tell them, whatever the header says. */
const TOLD_BY_BYTES: ReadonlySet<string> = new Set(['', 'identity', 'gzip', 'x-gzip', 'zstd']);

const GZIP: Decoder = {
  problem: 'gzip decompression failed',
  decode: zlib.gunzipSync,
  decodeInPool: promisify(zlib.gunzip),
};
const BROTLI = decoder(zlib.brotliDecompressSync, promisify(zlib.brotliDecompress));
const ZLIB = decoder(zlib.inflateSync, promisify(zlib.inflate));
const RAW_DEFLATE = decoder(zlib.inflateRawSync, promisify(zlib.inflateRaw));
const ZSTD = zstdDecoder(zlib as Partial<Zstd>);

/**
 * Finds the content codings of a body, the outermost first. The bytes say more than the header does, since a proxy or
 * middleware may have inflated the body and kept the header; only Brotli and bare Deflate are believed by their name.
 */
export class ContentCodings {
  /** The names of codings that bytes do not tell, the outermost first. */
  readonly #named: string[];
  #found = 0;

  /** @param header the value of `Content-Encoding` */
  constructor(header = '') {
    const names = header.split(',').map((name) => name.trim().toLowerCase());
    this.#named = names.filter((name) => !TOLD_BY_BYTES.has(name)).reverse();
  }

  /**
   * What undoes the outermost coding of the bytes; `undefined` if they have none.
   *
   * @throws StreamWebhookError for a coding that this Node.js does not have, and for too many of them
   */
  outermost(bytes: Uint8Array): Decoder | undefined {
    const found = this.#decoderOf(bytes);
    if (found && ++this.#found > CODINGS_MAX) throw new StreamWebhookError('too many content codings');
    return found;
  }

  #decoderOf(bytes: Uint8Array): Decoder | undefined {
    // No coding of a JSON object begins like one.
    if (bytes.length === 0 || bytes[0] === OPENING_BRACE) return undefined;
    const [name] = this.#named;
    // Brotli may begin like any of the others, but hardly like the whole of a header of gzip.
    if (name === 'br' && !(isGzip(bytes) && bytes[2] === DEFLATE)) return this.#take(BROTLI);
    if (isGzip(bytes)) return GZIP;
    if (isZstd(bytes)) return supported(ZSTD);
    if (name === 'deflate') return this.#take(isZlib(bytes) ? ZLIB : RAW_DEFLATE);
    // Of the headers of zlib, only those with the usual window cannot be text.
    if (bytes[0] === 0x78 && isZlib(bytes)) return ZLIB;
    return name === undefined ? undefined : supported(undefined);
  }

  #take(named: Decoder): Decoder {
    this.#named.shift();
    return named;
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

function supported(found: Decoder | undefined): Decoder {
  if (found === undefined) throw new StreamWebhookError('unsupported content coding');
  return found;
}

function decoder(decode: Decoder['decode'], decodeInPool: Decoder['decodeInPool']): Decoder {
  return { problem: 'decompression failed', decode, decodeInPool };
}

/** Node.js has it since 22.15. */
function zstdDecoder({ zstdDecompressSync, zstdDecompress }: Partial<Zstd>): Decoder | undefined {
  return zstdDecompressSync && zstdDecompress && decoder(zstdDecompressSync, promisify(zstdDecompress));
}
