import { isError } from '../../errors/is-error';

/** What is logged of an error. Other fields may hold anything: the errors of axios have the headers of the request. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** Causes of causes of causes tell no more. */
const CAUSES_MAX = 3;

/** Signed tokens, and what follows the name of a scheme of HTTP authentication. */
const CREDENTIALS = /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b(?:Bearer|Basic)\s+\S+/g;

/** Describes an error for the log. */
export function describeError(error: unknown): DescribedError {
  return describe(error, CAUSES_MAX);
}

/** A text of an error without the credentials that may have come into it. */
export function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '[redacted]');
}

function describe(error: unknown, causes: number): DescribedError {
  if (!isError(error)) return { type: typeof error, message: withoutCredentials(String(error)) };
  const { cause, stack } = error;
  return {
    type: error.name,
    message: withoutCredentials(error.message),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(stack !== undefined && { stack: withoutCredentials(stack) }),
    ...(cause !== undefined && causes > 0 && { cause: describe(cause, causes - 1) }),
  };
}
