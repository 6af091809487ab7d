import { isError } from '../../errors/is-error';
import type { StreamEvent, UnknownStreamEvent } from '../models/events';
import { decodeDates } from '../transport/decoding/decode-dates';
import { inflate } from './inflate';
import { StreamWebhookError } from './stream-webhook-error';

type JsonRecord = Record<string, unknown>;

/**
 * Reads an event from the body of a webhook, the body of a message of SQS, or a notification of SNS (the envelope or its
 * `Message`): JSON, compressed JSON, or base64 of either.
 *
 * @param limit the most bytes it may have when inflated
 * @param contentEncoding the header `Content-Encoding` of a webhook
 * @throws StreamWebhookError
 */
export function parseEvent(
  body: string | Uint8Array,
  limit: number,
  contentEncoding?: string,
): StreamEvent | UnknownStreamEvent {
  const bytes = inflate(body, limit, contentEncoding);
  const record = startsAsJson(bytes) ? parseObject(bytes) : parseBase64(bytes, limit);
  return toEvent(isNotification(record) ? parseMessage(record.Message, limit) : record);
}

/**
 * Reads an event from inflated JSON.
 *
 * @throws StreamWebhookError
 */
export function parseJsonEvent(bytes: Buffer): StreamEvent | UnknownStreamEvent {
  return toEvent(parseObject(bytes));
}

/** A message inside an envelope of SNS. It may have no envelope inside. */
function parseMessage(message: string, limit: number): JsonRecord {
  const bytes = inflate(message, limit);
  return startsAsJson(bytes) ? parseObject(bytes) : parseBase64(bytes, limit);
}

function parseBase64(text: Buffer, limit: number): JsonRecord {
  const encoded = text.toString('latin1').trim();
  const bytes = Buffer.from(encoded, 'base64');
  // The decoder takes other alphabets, missing padding and stray characters; encoding again shows them.
  if (encoded === '' || bytes.toString('base64') !== encoded) {
    throw new StreamWebhookError('invalid base64 encoding');
  }
  return parseObject(inflate(bytes, limit));
}

function parseObject(bytes: Buffer): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (cause) {
    // The cause quotes the text, which may be private.
    throw new StreamWebhookError('invalid JSON payload', { cause: nameOf(cause) });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StreamWebhookError('invalid JSON payload');
  }
  return value as JsonRecord;
}

function nameOf(cause: unknown): string {
  return isError(cause) ? cause.name : typeof cause;
}

function toEvent(record: JsonRecord): StreamEvent | UnknownStreamEvent {
  if (typeof record.type !== 'string' || record.type === '') {
    throw new StreamWebhookError('payload has no event type');
  }
  try {
    decodeDates(record);
  } catch (cause) {
    throw new StreamWebhookError('invalid JSON payload', { cause }); // nested too deep
  }
  return record as unknown as StreamEvent | UnknownStreamEvent;
}

function startsAsJson(bytes: Buffer): boolean {
  return /^\s*\{/.test(bytes.toString('latin1', 0, 32));
}

function isNotification(record: JsonRecord): record is JsonRecord & { Message: string } {
  return record.Type === 'Notification' && typeof record.Message === 'string' && record.type === undefined;
}
