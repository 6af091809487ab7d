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
  requestTimeout: { status: 408, code: 23 },
  payloadTooBig: { status: 413, code: 22 },
  headerTooBig: { status: 431, code: 24 },
  tokenExpired: { status: 401, code: 40 },
  tokenNotValidYet: { status: 401, code: 41 },
  tokenUsedBeforeIssue: { status: 401, code: 42 },
  notImplemented: { status: 501, code: -1 },
} as const;

export type StreamErrorName = keyof typeof STREAM_ERRORS;

/** What an error of Stream's says. */
export interface StreamErrorFields {
  readonly status: number;
  readonly code: number;
  /** The text without the operation. */
  readonly reason: string;
  /** Validation messages by the path of the field, for code 4. */
  readonly exceptionFields?: Readonly<Record<string, string>>;
  /** The same request is not worth repeating. */
  readonly unrecoverable?: boolean;
}

/**
 * A refusal in Stream's terms. `reason` is the text without the operation: the HTTP side prints
 * `<Operation> failed with error: "<reason>"`.
 */
export class StreamFault extends Error implements StreamErrorFields {
  override readonly name = 'StreamFault';
  readonly status: number;
  readonly code: number;
  readonly unrecoverable: boolean;

  constructor(
    kind: StreamErrorName,
    readonly reason: string,
    readonly exceptionFields?: Readonly<Record<string, string>>,
  ) {
    super(reason);
    this.status = STREAM_ERRORS[kind].status;
    this.code = STREAM_ERRORS[kind].code;
    this.unrecoverable = kind === 'notImplemented';
  }
}

/** 429, code 9: a rate limit of the app is exceeded. */
export function tooManyRequests(): StreamFault {
  return new StreamFault('rateLimit', 'Too many requests, check response headers for more information.');
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
