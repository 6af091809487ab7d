import type { IncomingMessage } from 'node:http';
import type { RefusalReason } from '../receiver/webhook-refusal';

/** A body as it came. */
export interface RawBody {
  readonly bytes: Buffer;
  /** The header `Content-Encoding`. */
  readonly contentEncoding: string | undefined;
}

/** A body, or why there is none. */
export type CapturedBody = RawBody | RefusalReason;

/** Takes the body of a request, or finds out that it need not be read. */
export type Capture = (
  request: IncomingMessage,
  body: IncomingMessage,
  address: string | undefined,
) => Promise<void>;
