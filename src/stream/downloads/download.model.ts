import type { Readable } from 'node:stream';
import type { CancelSignal } from '../cancellation';

export interface DownloadOptions {
  /** Cancels the download when it is aborted, also while the file is read. An `AbortSignal` will do. */
  readonly signal?: CancelSignal | undefined;
  /** Bytes of the file to skip, to continue an earlier download. Default: 0. */
  readonly offset?: number | undefined;
  /** Bytes that the file may have. Default: 20 GiB. */
  readonly maxBytes?: number | undefined;
  /** Milliseconds without a byte after which a connection is given up. Default: 30000. */
  readonly timeout?: number | undefined;
  /** Attempts that may follow one that brought no byte. Default: the `retries` of the client. */
  readonly retries?: number | undefined;
}

/** A file that is being downloaded. Read `stream` to its end, or destroy it: it holds a connection. */
export interface Download {
  /**
   * The bytes of the file from `offset` on, as they are stored. A connection that breaks is renewed where it broke. It fails with
   * `StreamConnectionError` when the file cannot be read to its end, has another size than its host said, or changes meanwhile.
   */
  readonly stream: Readable;
  /** Bytes of the whole file; undefined if its host does not say. */
  readonly size: number | undefined;
  /** The media type, such as `video/mp4`. */
  readonly contentType: string | undefined;
}
