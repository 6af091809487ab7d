import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { StreamConfigurationError } from '../stream.errors';
import { inflate } from './inflate';

/** A SHA-256 in hexadecimal digits. */
const SIGNATURE = /^[0-9a-f]{64}$/;

/** Whether a text has the form of a signature. */
export function isSignature(text: unknown): text is string {
  return typeof text === 'string' && SIGNATURE.test(text);
}

/** Tells deliveries of Stream's from others: the signature is an HMAC-SHA256 of the inflated body, in lower-case hex. */
export class WebhookVerifier {
  readonly #keys: readonly KeyObject[];

  /**
   * @param secrets any of which may have signed; several while a secret is being replaced
   * @throws StreamConfigurationError when there is none, or an empty one
   */
  constructor(secrets: readonly string[]) {
    if (secrets.length === 0 || secrets.includes('')) {
      throw new StreamConfigurationError(
        'cannot verify webhook signature without an API secret on the client',
      );
    }
    this.#keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  }

  /** Whether `signature` is that of `body`, gzipped or not. Never throws: what cannot be inflated is not signed. */
  verify(body: string | Uint8Array, signature: unknown, limit: number): boolean {
    if (!isSignature(signature)) return false;
    try {
      return this.verifyInflated(inflate(body, limit), signature);
    } catch {
      return false;
    }
  }

  /** The same for a body that is inflated. */
  verifyInflated(bytes: Uint8Array, signature: unknown): boolean {
    if (!isSignature(signature)) return false;
    const given = Buffer.from(signature, 'latin1');
    // Every key is tried, so that the time taken does not tell which one fits.
    return this.#keys.map((key) => timingSafeEqual(sign(key, bytes), given)).includes(true);
  }
}

function sign(key: KeyObject, bytes: Uint8Array): Buffer {
  return Buffer.from(createHmac('sha256', key).update(bytes).digest('hex'), 'latin1');
}
