import { jsonExcess } from './json-excess';

/** The `code` of the error for a response that is larger, or nested deeper, than the client takes. */
export const RESPONSE_EXCESS = 'ERR_RESPONSE_TOO_LARGE';

/** What Stream sends is nested a dozen levels deep; custom data, of at most 5 KB, as deep as somebody likes. */
export const RESPONSE_DEPTH_MAX = 500;

/** Of everything in a response: an empty object takes two bytes here and fifty once it is parsed. */
const RESPONSE_VALUES_MAX = 1_000_000;

/** Shorter text cannot have so many values that it matters. */
const UNSUSPICIOUS_LENGTH = 1024 * 1024;

/** A response came that the client does not make a response of; the message says why. */
export class UnusableResponse extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A response went over a limit, and was given up. */
export class ResponseExcess extends UnusableResponse {
  constructor(message: string) {
    super(RESPONSE_EXCESS, message);
  }
}

/** The failure of a request whose response has more bytes than the client takes. */
export function bytesExceeded(maxBytes: number): ResponseExcess {
  return new ResponseExcess(`the response has more than ${maxBytes} bytes; see the option maxResponseBytes`);
}

/** @throws ResponseExcess when making values of the text would take many times its size */
export function requireModest(text: string): void {
  if (text.length <= UNSUSPICIOUS_LENGTH) return;
  const bounds = { depth: RESPONSE_DEPTH_MAX, values: RESPONSE_VALUES_MAX };
  const excess = jsonExcess(Buffer.from(text), bounds);
  if (excess !== undefined) throw new ResponseExcess(`the response must not ${excess}`);
}

/** @throws ResponseExcess when a part of a response lies so deep that whoever walks it runs out of stack */
export function requireDepth(depth: number): void {
  if (depth <= RESPONSE_DEPTH_MAX) return;
  throw new ResponseExcess(`the response must not be nested more than ${RESPONSE_DEPTH_MAX} levels deep`);
}
