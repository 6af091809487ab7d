import type { IncomingMessage } from 'node:http';
import type { IncomingCredentials } from '../authentication';

/** Authenticates a request before its body is read; how to reject it when that fails. */
export type RejectEarly = (
  request: IncomingCredentials & Pick<IncomingMessage, 'headers'>,
) => Promise<EarlyRejection | undefined>;

export interface EarlyRejection {
  readonly error: unknown;
  readonly headers: Readonly<Record<string, string>>;
}
