import { shownValue } from '../shown-value';
import { StreamValidationError } from '../stream.errors';
import type { Query } from '../transport/encoding/encode-query';
import type { HttpMethod } from '../transport/operation';

/** A request to any route of Stream's API, for `client.request`. */
export interface RawRequest {
  readonly method: HttpMethod;
  /**
   * The path below `/api/v2`, such as `/video/edges`. Pass ids through `encodeURIComponent`. A query belongs in `query`.
   */
  readonly path: string;
  /** Lists of plain values are joined by commas, objects are sent as JSON, dates as RFC 3339. */
  readonly query?: Query | undefined;
  /** Sent as JSON; dates as RFC 3339. */
  readonly body?: object | undefined;
}

const METHODS: readonly unknown[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies HttpMethod[];

/** Segments as RFC 3986 has them: everything that does not separate parts of a URL, or its percent-encoded form. */
const CLEAN_PATH = /^(?:\/(?:[\w\-.~!$&'()*+,;=:@]|%[\da-f]{2})+)+$/i;

const PATH_MAX_LENGTH = 2048;

/** What a server behind a proxy may read as the end of a segment, or of the path. */
const SEPARATORS = /[/\\?#]/;

const CONTROL = /\p{Cc}/u;

/** @throws StreamValidationError naming the field at fault */
export function checkRawRequest({ method, path, query, body }: RawRequest): void {
  if (!METHODS.includes(method)) {
    throw new StreamValidationError(
      'method',
      `must be one of ${METHODS.join(', ')}, not ${shownValue(method)}.`,
    );
  }
  requireCleanPath(path);
  requireObject('query', query);
  requireObject('body', body);
  if (query && 'api_key' in query) throw new StreamValidationError('query.api_key', 'is set by the client.');
  if (method === 'GET' && body !== undefined) {
    throw new StreamValidationError('body', 'must be absent: a GET request has none.');
  }
}

function requireCleanPath(path: unknown): void {
  if (typeof path !== 'string' || path.length > PATH_MAX_LENGTH || !CLEAN_PATH.test(path)) {
    throw new StreamValidationError(
      'path',
      "must start with '/' and have percent-encoded segments only, without host, query or fragment; " +
        `received ${shownValue(path)}.`,
    );
  }
  if (/^\/api\/v\d+(\/|$)/.test(path)) {
    throw new StreamValidationError('path', `must be below /api/v2: leave that out of ${shownValue(path)}.`);
  }
  for (const segment of path.split('/')) {
    if (isUnsafe(segment)) {
      throw new StreamValidationError(
        'path',
        `must not have dot segments or control characters, encoded or not; received ${shownValue(path)}.`,
      );
    }
  }
}

/** Whether a proxy or server that decodes the segment may leave it, or cannot decode it. */
function isUnsafe(segment: string): boolean {
  let text;
  try {
    text = decodeURIComponent(segment);
  } catch {
    return true;
  }
  return CONTROL.test(text) || text.split(SEPARATORS).some((part) => part === '.' || part === '..');
}

function requireObject(name: string, value: unknown): void {
  if (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value))) return;
  throw new StreamValidationError(name, `must be an object, not ${shownValue(value)}.`);
}
