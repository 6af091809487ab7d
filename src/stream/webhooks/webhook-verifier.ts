import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { StreamConfigurationError } from '../stream.errors';
import { inflate } from './inflate';

/** A SHA-256 in hexadecimal digits. */
const SIGNATURE = /^[0-9a-f]{64}$/;

/**
 * The signatures in the value of the header `X-Signature`. A proxy may send the header twice: Node.js joins the values,
 * other platforms have a list of them.
 */
export function signaturesIn(header: unknown): readonly string[] {
  if (Array.isArray(header)) return header.flatMap(signaturesIn);
  if (typeof header !== 'string') return [];
  return header
    .split(',')
    .map((value) => value.trim())
    .filter((value) => SIGNATURE.test(value));
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

  /**
   * Whether `signature` has that of `body`, compressed or not. Never throws: what cannot be inflated is not signed.
   *
   * @param signature the value of the header; one signature that fits is enough
   * @param contentEncoding the header `Content-Encoding`
   */
  verify(body: string | Uint8Array, signature: unknown, limit: number, contentEncoding?: string): boolean {
    if (signaturesIn(signature).length === 0) return false;
    try {
      return this.verifyInflated(inflate(body, limit, contentEncoding), signature);
    } catch {
      return false;
    }
  }

  /** The same for a body that is inflated. */
  verifyInflated(bytes: Uint8Array, signature: unknown): boolean {
    const given = signaturesIn(signature).map((each) => Buffer.from(each, 'latin1'));
    if (given.length === 0) return false;
    // Every key is tried, so that the time taken does not tell which one fits.
    return this.#keys.map((key) => isAmong(given, sign(key, bytes))).includes(true);
  }
}

function isAmong(given: readonly Buffer[], signature: Buffer): boolean {
  return given.map((each) => timingSafeEqual(each, signature)).includes(true);
}

function sign(key: KeyObject, bytes: Uint8Array): Buffer {
  return Buffer.from(createHmac('sha256', key).update(bytes).digest('hex'), 'latin1');
}
