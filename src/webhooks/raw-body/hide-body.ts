import type { IncomingMessage } from 'node:http';

/** Headers that make parsers look for a body. */
const BODY_HEADERS = ['content-type', 'content-length', 'content-encoding', 'transfer-encoding'] as const;

/** Makes a request whose body was taken one without a body, so that the parsers of the host let it be. */
export function hideBody({ headers }: IncomingMessage): void {
  for (const header of BODY_HEADERS) Reflect.deleteProperty(headers, header);
}
