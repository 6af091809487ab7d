import { STATUS_CODES } from 'node:http';
import type { KeptAnswer } from './idempotency-store';

/** The JSON text of an answer. */
export function writeAnswer(answer: KeptAnswer): string {
  return JSON.stringify(answer);
}

export function readAnswer(text: string): KeptAnswer {
  return JSON.parse(text) as KeptAnswer;
}

/** Kept in place of an answer that is too large: repeats do not carry the request out again. */
export function writeOmission({ status, location }: KeptAnswer): string {
  const statusCode = 409;
  const message =
    `The first request with this Idempotency-Key was carried out and got ${status}. Its answer was too large to be kept; ` +
    'read what you need.';
  const body = JSON.stringify({ statusCode, error: STATUS_CODES[statusCode], message });
  return writeAnswer({ status: statusCode, ...(location !== undefined && { location }), body });
}
