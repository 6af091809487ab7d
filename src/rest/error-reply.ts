import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { isError } from '../errors/is-error';
import { RetryLaterException } from '../access/retry-later.exception';
import { StreamBulkError, StreamValidationError } from '../stream/stream.errors';
import type { ErrorResponse } from './error-response.dto';
import { streamFailure } from './stream-failure';

export interface ErrorReply {
  readonly body: ErrorResponse;
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number | undefined;
  /** Whether the fault is ours, so that the log should have it. */
  readonly isUnexpected: boolean;
}

/** The answer to a request that failed with `error`. `now` is the present time in milliseconds. */
export function errorReply(error: unknown, now: number): ErrorReply {
  if (error instanceof RetryLaterException) {
    return { ...expected(error.getStatus(), readHttpException(error)), retryAfter: error.retryAfter };
  }
  if (error instanceof HttpException) return expected(error.getStatus(), readHttpException(error));
  if (error instanceof StreamValidationError) return expected(400, { message: [error.message] });
  if (error instanceof StreamBulkError) return bulkReply(error, now);
  const failure = streamFailure(error, now);
  if (failure) {
    const { status, retryAfter, ...rest } = failure;
    return { ...expected(status, rest), retryAfter };
  }
  if (isHttpError(error)) return expected(error.statusCode, { message: error.message });
  return {
    ...expected(500, { message: 'Internal error. See the server log.' }),
    isUnexpected: true,
  };
}

/** A batch failed: the answer is that of its failure, and says how far the others came. */
function bulkReply(error: StreamBulkError, now: number): ErrorReply {
  const reply = errorReply(error.cause, now);
  const { written, unwritten, unknown } = error;
  return {
    ...reply,
    body: { ...reply.body, details: { ...reply.body.details, written, unwritten, unknown } },
  };
}

function expected(
  status: number,
  fields: Pick<ErrorResponse, 'message'> & Partial<ErrorResponse>,
): ErrorReply {
  const name = STATUS_CODES[status] ?? 'Error';
  return { body: { statusCode: status, error: name, ...fields }, isUnexpected: false };
}

function readHttpException(error: HttpException): Pick<ErrorResponse, 'message'> & Partial<ErrorResponse> {
  const response = error.getResponse();
  return { message: error.message, ...(typeof response === 'string' ? {} : response) };
}

/** An error of a body parser, be it of Express or of Fastify: its text is meant for the caller. */
function isHttpError(error: unknown): error is Error & { statusCode: number } {
  if (!isError(error) || !('statusCode' in error)) return false;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
}
