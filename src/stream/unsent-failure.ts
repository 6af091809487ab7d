/** What went wrong before a byte of a request was handed to a connection to Stream: it never left this process, or its proxy. */
export class UnsentFailure extends Error {
  constructor(
    message: string,
    readonly code?: unknown,
  ) {
    super(message);
  }

  /** The failure as one of these. */
  static of(error: Error & { code?: unknown }): UnsentFailure {
    if (error instanceof UnsentFailure) return error;
    const unsent = new UnsentFailure(error.message, error.code);
    unsent.name = error.name;
    if (error.stack !== undefined) unsent.stack = error.stack;
    return unsent;
  }
}
