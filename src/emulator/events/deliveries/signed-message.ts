import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface MessageParts {
  readonly eventId: string;
  readonly apiKey: string;
  /** What the signature is made with. */
  readonly secret: string;
  /** The event as JSON. */
  readonly json: Buffer;
  readonly gzip: boolean;
}

/** A webhook request as Stream makes it, without what tells its attempts apart. */
export interface SignedMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Stream signs the JSON, also where it is then compressed. */
export function signedMessage({ eventId, apiKey, secret, json, gzip }: MessageParts): SignedMessage {
  return {
    headers: {
      'Content-Type': 'application/json',
      'X-Webhook-Id': eventId,
      'X-Api-Key': apiKey,
      'X-Signature': createHmac('sha256', secret).update(json).digest('hex'),
      ...(gzip && { 'Content-Encoding': 'gzip' }),
    },
    body: gzip ? gzipSync(json) : json,
  };
}
