import type { CancelSignal } from '../cancellation';
import type { ClientClock } from '../clock';
import { StreamApiError, StreamError, type RequestIdentity } from '../stream.errors';
import { isRetryable } from '../transport/retry/failed-attempt';
import { pause } from '../transport/retry/pause';
import { retryDelay } from '../transport/retry/retry-delay';
import type { FileConnection, FileResponse } from './file-connection';

export interface FileDownloadOptions {
  readonly identity: RequestIdentity;
  readonly offset: number;
  readonly maxBytes: number;
  readonly retries: number;
  readonly signal: CancelSignal | undefined;
  readonly clock: ClientClock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The bytes of one file, read over as many connections as it takes. */
export class FileDownload {
  /** Bytes of the whole file, as its host says. */
  size: number | undefined;
  contentType: string | undefined;
  #offset: number;
  /** A strong validator: it changes when the file does. */
  #validator: string | undefined;
  /** Failed attempts since the last byte. */
  #failures = 0;
  #allFailures = 0;

  constructor(
    private readonly connection: FileConnection,
    private readonly options: FileDownloadOptions,
  ) {
    this.#offset = options.offset;
  }

  /** Requests the file until its host sends it. */
  async open(): Promise<FileResponse> {
    for (;;) {
      try {
        return await this.#request();
      } catch (error) {
        await this.#pauseAfter(error);
      }
    }
  }

  /** The bytes, beginning with those of a response that is open already. */
  async *read(first: FileResponse): AsyncGenerator<Buffer, void, undefined> {
    for (let response = first; ; response = await this.open()) {
      try {
        yield* this.#bytesOf(response);
        return;
      } catch (error) {
        await this.#pauseAfter(error);
      } finally {
        response.body.on('error', () => undefined).destroy();
      }
    }
  }

  async *#bytesOf({ body }: FileResponse): AsyncGenerator<Buffer, void, undefined> {
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        this.#offset += chunk.length;
        this.#failures = 0;
        this.#requireRoom(this.#offset);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof StreamError ? error : this.connection.toError(error);
    }
    if (this.size === undefined || this.#offset === this.size) return;
    throw this.connection.failure(
      `the file has ${this.size} bytes, ${this.#offset} of them came`,
      this.#offset > this.size ? SIZE_MISMATCH : 'ERR_INCOMPLETE_FILE',
    );
  }

  async #request(): Promise<FileResponse> {
    const response = await this.connection.get(this.#offset === 0 ? {} : this.#rangeHeaders());
    try {
      this.#accept(response);
      return response;
    } catch (error) {
      response.body.on('error', () => undefined).destroy();
      throw error;
    }
  }

  #rangeHeaders(): Record<string, string> {
    const range = { range: `bytes=${this.#offset}-` };
    return this.#validator === undefined ? range : { ...range, 'if-range': this.#validator };
  }

  /** @throws StreamError for a response that does not continue the file */
  #accept({ statusCode, headers }: FileResponse): void {
    if (statusCode !== 200 && statusCode !== 206) throw this.#rejection(statusCode);
    const size =
      this.#offset === 0 ? readLength(headers['content-length']) : this.#sizeOfPart(statusCode, headers);
    const validator = readValidator(headers);
    const isChanged =
      (this.size !== undefined && size !== undefined && size !== this.size) ||
      (this.#validator !== undefined && validator !== undefined && validator !== this.#validator);
    if (isChanged) throw this.connection.failure('the file changed during its download', FILE_CHANGED);
    this.#requireRoom(size ?? 0);
    this.size ??= size;
    this.#validator ??= validator;
    this.contentType ??= typeof headers['content-type'] === 'string' ? headers['content-type'] : undefined;
  }

  #sizeOfPart(statusCode: number, headers: FileResponse['headers']): number | undefined {
    const range = statusCode === 206 ? readContentRange(headers['content-range']) : undefined;
    if (range?.start === this.#offset) return range.size;
    throw this.connection.failure(
      `the host did not send the file from byte ${this.#offset} on: it knows no ranges, or the file changed`,
      FILE_CHANGED,
    );
  }

  #requireRoom(size: number): void {
    if (size <= this.options.maxBytes) return;
    throw this.connection.failure(
      `the file has more than ${this.options.maxBytes} bytes (the option \`maxBytes\`)`,
      FILE_TOO_LARGE,
    );
  }

  #rejection(status: number): StreamApiError {
    return new StreamApiError({
      ...this.options.identity,
      status,
      reason: 'the host of the file refused it',
      retryable: status === 429 || status >= 500,
      ...(status === 403 && { hint: 'The addresses of files expire: list the files of the call again.' }),
    });
  }

  /** Waits before another attempt, or throws the error if none may follow. */
  async #pauseAfter(error: unknown): Promise<void> {
    const { retries, clock, random, signal } = this.options;
    this.#failures++;
    this.#allFailures++;
    if (!isRetryable(error) || FINAL.has('code' in error ? error.code : undefined)) throw error;
    if (this.#failures > retries || this.#allFailures > FAILURES_MAX) throw error;
    await pause(retryDelay(error, this.#failures, clock.now(), random()), clock, signal);
  }
}

/** A host that sends a few bytes each time is given up as well. */
const FAILURES_MAX = 50;

const FILE_CHANGED = 'ERR_FILE_CHANGED';
const FILE_TOO_LARGE = 'ERR_FILE_TOO_LARGE';
const SIZE_MISMATCH = 'ERR_FILE_SIZE';

/** After these, another attempt would fare no better. */
const FINAL: ReadonlySet<unknown> = new Set([
  FILE_CHANGED,
  FILE_TOO_LARGE,
  SIZE_MISMATCH,
  'ERR_TOO_MANY_REDIRECTS',
  'ERR_INVALID_REDIRECT',
]);

function readLength(header: unknown): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

/** A weak ETag, or a date, may be the same for another content. */
function readValidator({ etag }: FileResponse['headers']): string | undefined {
  return typeof etag === 'string' && etag.startsWith('"') ? etag : undefined;
}

/** What a response with a part of a file says of it. */
interface ContentRange {
  readonly start: number;
  /** Bytes of the whole file; undefined if it is not said. */
  readonly size: number | undefined;
}

/** Reads the header `Content-Range`; undefined if it is missing or malformed. */
function readContentRange(header: unknown): ContentRange | undefined {
  const [, start, size] = /^bytes (\d+)-\d+\/(\d+|\*)$/i.exec(String(header)) ?? [];
  if (start === undefined || size === undefined) return undefined;
  return { start: Number(start), size: size === '*' ? undefined : Number(size) };
}
