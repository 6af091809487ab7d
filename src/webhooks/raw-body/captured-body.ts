import type { IncomingMessage } from 'node:http';
import type { RefusalReason } from '../receiver/webhook-refusal';

/** The bytes of a body as they came, or why there are none. */
export type CapturedBody = Buffer | RefusalReason;

/** Takes the body of a request, or finds out that it need not be read. */
export type Capture = (
  request: IncomingMessage,
  body: IncomingMessage,
  address: string | undefined,
) => Promise<void>;
