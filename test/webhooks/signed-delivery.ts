import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export const API_KEY = 'app-key';
export const SECRET = 'tsec2';

/** A delivery as Stream makes it; what tests change, they override. */
export interface Delivery {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DeliveryOptions {
  readonly apiKey?: string;
  readonly secret?: string;
  readonly id?: string;
  readonly attempt?: number;
  readonly gzip?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The fields that every event has. */
export function anEvent(type: string, fields: object = {}): Record<string, unknown> {
  return { type, created_at: new Date().toISOString().replace('Z', '421674Z'), ...fields };
}

/** An event about a call. */
export function aCallEvent(type: string, id = 'standup', fields: object = {}): Record<string, unknown> {
  return anEvent(type, { call_cid: `default:${id}`, nonce: randomUUID(), ...fields });
}

/** Signs the body and gives it Stream's headers. */
export function signed(event: object | string | Buffer, options: DeliveryOptions = {}): Delivery {
  const { apiKey = API_KEY, secret = SECRET, id = randomUUID(), attempt = 1, gzip = false } = options;
  const text = typeof event === 'string' || Buffer.isBuffer(event) ? event : JSON.stringify(event);
  const plain = Buffer.from(text as string);
  return {
    body: gzip ? gzipSync(plain) : plain,
    headers: {
      'content-type': 'application/json',
      ...(gzip ? { 'content-encoding': 'gzip' } : {}),
      'x-webhook-id': id,
      'x-webhook-attempt': String(attempt),
      'x-api-key': apiKey,
      'x-signature': signatureOf(plain, secret),
      ...options.headers,
    },
  };
}

/** The signature of bytes, as Stream makes it. */
export function signatureOf(bytes: Uint8Array | string, secret = SECRET): string {
  return createHmac('sha256', secret).update(bytes).digest('hex');
}
