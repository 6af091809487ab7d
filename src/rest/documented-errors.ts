import { STATUS_CODES } from 'node:http';
import { ApiResponse } from '@nestjs/swagger';
import { ErrorResponse } from './error-response.dto';

interface DocumentedError {
  readonly description: string;
  readonly example: ErrorResponse;
}

/** The errors of the REST API, as the documentation shows them. */
export const ERRORS = {
  400: documented(400, 'Invalid input; nothing was changed.', ['users[0].id must be a string']),
  401: documented(
    401,
    'No credentials, or none that are known.',
    'Send valid credentials, such as an API key in the header x-api-key.',
  ),
  403: documented(
    403,
    'The credentials do not allow this.',
    'This needs the scope users:write, which backend does not have.',
  ),
  404: documented(404, 'It does not exist.', "Can't find call with id default:standup"),
  409: documented(
    409,
    'It exists already; or the first request with the same `Idempotency-Key` is still being carried out, then `Retry-After` ' +
      'says how many seconds to wait.',
    'The call default:standup exists already.',
  ),
  413: documented(413, 'The body is too large.', 'request entity too large'),
  414: documented(
    414,
    'A part of the path is too long for the server. Apps on Fastify answer it in the form of Fastify, which also has a `code`.',
    "'/users/…' is exceeding the max param length",
  ),
  415: documented(
    415,
    'The body is not JSON.',
    'Send the body as JSON, with Content-Type: application/json.',
  ),
  422: documented(
    422,
    'The `Idempotency-Key` was used for another request.',
    'This Idempotency-Key was used for another request: path and body of a repeat must be those of the first one.',
  ),
  429: documented(
    429,
    'Too many requests; `Retry-After` says how many seconds to wait.',
    'Too many requests.',
  ),
  502: documented(
    502,
    'Stream refused the credentials of this service, or returned an invalid response.',
    'Stream refused the credentials of this service at GetCall: api_key not valid',
  ),
  503: documented(
    503,
    'Stream cannot be reached, or its rate limit is spent; `Retry-After` says how many seconds to wait.',
    "Stream's rate limit of GetCall is spent.",
  ),
  504: documented(
    504,
    'Stream did not answer in time.',
    'Stream did not answer within 3000 ms; whether GetCall was carried out is unknown.',
  ),
} as const;

export type ErrorStatus = keyof typeof ERRORS;

/** The errors that any operation may have. */
export const EVERYWHERE: readonly ErrorStatus[] = [400, 401, 403, 429, 502, 503, 504];

/** The errors that operations with a body have besides. */
export const WITH_BODY: readonly ErrorStatus[] = [413, 415];

/** Shows an error in the documentation of an operation. */
export function documentError(status: ErrorStatus): MethodDecorator {
  const { description, example } = ERRORS[status];
  return ApiResponse({ status, description, type: ErrorResponse, example });
}

function documented(statusCode: number, description: string, message: string | string[]): DocumentedError {
  return { description, example: { statusCode, error: STATUS_CODES[statusCode] ?? 'Error', message } };
}
