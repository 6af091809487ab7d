/** Stream's error codes that the emulator answers with, each with its HTTP status. */
export const STREAM_ERRORS = {
  internal: { status: 500, code: -1 },
  accessKey: { status: 401, code: 2 },
  input: { status: 400, code: 4 },
  authentication: { status: 401, code: 5 },
  duplicateUsername: { status: 400, code: 6 },
  rateLimit: { status: 429, code: 9 },
  doesNotExist: { status: 404, code: 16 },
  notAllowed: { status: 403, code: 17 },
  payloadTooBig: { status: 413, code: 22 },
  headerTooBig: { status: 431, code: 24 },
  tokenExpired: { status: 401, code: 40 },
  tokenNotValidYet: { status: 401, code: 41 },
  tokenUsedBeforeIssue: { status: 401, code: 42 },
  notImplemented: { status: 501, code: -1 },
} as const;

export type StreamErrorName = keyof typeof STREAM_ERRORS;

/**
 * A refusal in Stream's terms. `reason` is the text without the operation: the HTTP side prints
 * `<Operation> failed with error: "<reason>"`.
 */
export class StreamFault extends Error {
  override readonly name = 'StreamFault';
  readonly status: number;
  readonly code: number;

  constructor(
    kind: StreamErrorName,
    readonly reason: string,
    /** Validation messages by the path of the field, for code 4. */
    readonly exceptionFields?: Readonly<Record<string, string>>,
  ) {
    super(reason);
    this.status = STREAM_ERRORS[kind].status;
    this.code = STREAM_ERRORS[kind].code;
  }
}

/** 400, code 4. With `field`, the reason also appears in `exception_fields` under that path. */
export function inputError(reason: string, field?: string): StreamFault {
  return new StreamFault('input', reason, field === undefined ? undefined : { [field]: reason });
}

/** 404, code 16. */
export function notFound(reason: string): StreamFault {
  return new StreamFault('doesNotExist', reason);
}

/** 403, code 17. */
export function notAllowed(reason: string): StreamFault {
  return new StreamFault('notAllowed', reason);
}

/** 403, code 17, in Stream's words for a missing grant. `action` is Pascal case: `JoinBackstage`; `scope`: `video:livestream`. */
export function missingGrant(userId: string, role: string, action: string, scope: string): StreamFault {
  return notAllowed(
    `User '${userId}' with role '${role}' is not allowed to perform action ${action} in scope '${scope}'`,
  );
}

/** What to answer for anything that was thrown: what is no refusal of Stream's is a fault of the emulator. */
export function faultOf(error: unknown): StreamFault {
  if (error instanceof StreamFault) return error;
  return new StreamFault('internal', `internal error of the emulator: ${String(error)}`);
}
