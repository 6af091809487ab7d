import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request says that a body follows its headers. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || bodyLength(headers) > 0;
}

/** The bytes a request says its body has; `Infinity` when it does not say. */
export function bodyLength(headers: IncomingHttpHeaders): number {
  if (headers['transfer-encoding'] !== undefined) return Infinity;
  return Number(headers['content-length'] ?? 0);
}
