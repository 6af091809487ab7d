import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { SYSTEM_CLOCK } from '../clock';
import { MAX_MILLISECONDS, RETRIES_MAX } from '../option-limits';
import { requireInteger } from '../request-options';
import type { ResolvedClientOptions } from '../stream.options';
import type { Download, DownloadOptions } from './download.model';
import type * as FileConnections from './file-connection';
import { FileDownload } from './file-download';
import { parseFileUrl } from './file-url';

const TIMEOUT = 30_000;
const MAX_BYTES = 20 * 1024 ** 3;

/** Downloads files that Stream names by their addresses. They lie on other hosts, which get nothing of the client's. */
export class Downloader {
  readonly #options: ResolvedClientOptions;

  constructor(options: ResolvedClientOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the host begins to send the file.
   *
   * @param operation what errors call it
   * @throws StreamApiError when the host rejects it
   * @throws StreamConnectionError when it does not respond, or the file is too large
   * @throws StreamCancelledError when `signal` is aborted
   * @throws StreamValidationError for an address that is not one of https, or an option that makes no sense
   */
  async download(operation: string, address: string, options: DownloadOptions = {}): Promise<Download> {
    const { offset = 0, maxBytes = MAX_BYTES, timeout = TIMEOUT, signal } = options;
    const { retries = this.#options.retries } = options;
    requireInteger('offset', offset, 0, Number.MAX_SAFE_INTEGER);
    requireInteger('maxBytes', maxBytes, 1, Number.MAX_SAFE_INTEGER);
    requireInteger('timeout', timeout, 1, MAX_MILLISECONDS);
    requireInteger('retries', retries, 0, RETRIES_MAX);
    const { baseUrl, proxy, clock = SYSTEM_CLOCK } = this.#options;
    // An emulator, or a test, has no TLS.
    const isHttpAllowed = baseUrl.startsWith('http:');
    const url = parseFileUrl(address, isHttpAllowed);
    const identity = { operation, requestId: randomUUID() };
    const { FileConnection } = loadFileConnections();
    const connection = new FileConnection(url, { identity, timeout, signal, proxy, isHttpAllowed });
    const shared = { identity, offset, maxBytes, retries, signal, clock };
    const file = new FileDownload(connection, { ...shared, random: Math.random });
    try {
      const response = await file.open();
      const stream = Readable.from(file.read(response), { objectMode: false });
      // Also if nobody ever reads it.
      stream.once('close', () => {
        connection.close();
      });
      return { stream, size: file.size, contentType: file.contentType };
    } catch (error) {
      connection.close();
      throw error;
    }
  }
}

/** With the first download: it needs all of undici. Written out, so that bundlers see it. */
const loadFileConnections = (): typeof FileConnections =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('./file-connection') as typeof FileConnections;
