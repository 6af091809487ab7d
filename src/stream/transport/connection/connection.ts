import type { ResponseHead } from '../decoding/response-metadata';
import type { OutgoingRequest } from '../outgoing-request';

/** What came back, be it a success or a rejection. */
export interface ReceivedResponse extends ResponseHead {
  /** What the JSON says; text that is not JSON is still text. */
  readonly body: unknown;
}

/** Whether Stream did what it was asked for. Redirects are not followed, so they are no success. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

export interface SocketCounts {
  readonly open: number;
  readonly free: number;
}

/** The way to Stream, and what it takes to leave it. */
export interface Connection {
  /**
   * @throws StreamTimeoutError when the response takes longer than `timeout`
   * @throws StreamConnectionError when there is no response
   * @throws StreamCancelledError when `signal` is aborted
   */
  send(request: OutgoingRequest): Promise<ReceivedResponse>;
  /** How many sockets there are; absent where they are not its own, or not counted. */
  sockets(): SocketCounts | undefined;
  /** Closes the sockets that are its own. */
  close(): Promise<void>;
}

/** Where requests go, and what is sent with each of them. */
export interface Destination {
  /** The only origin that requests may go to. */
  readonly origin: string;
  /** Sent in place of others of the same name; the token is among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The token: it is removed from errors. */
  readonly secret: string;
}
