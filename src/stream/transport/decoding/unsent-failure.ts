/** What went wrong before a byte of a request was handed to a socket: it never left this process. */
export class UnsentFailure extends Error {
  readonly code: unknown;

  constructor(error: Error & { code?: unknown }) {
    super(error.message);
    this.name = error.name;
    this.code = error.code;
    if (error.stack !== undefined) this.stack = error.stack;
  }
}
