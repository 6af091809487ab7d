/** Bytes of a response, as received: Stream's largest pages are far below, and more would be held in memory at once. */
export const RESPONSE_BYTES_MAX = 32 * 1024 * 1024;

/** The failure of a request whose response is larger. */
export function responseTooLarge(): Error {
  return Object.assign(new Error(`the response has more than ${RESPONSE_BYTES_MAX} bytes`), {
    code: 'ERR_RESPONSE_TOO_LARGE',
  });
}
