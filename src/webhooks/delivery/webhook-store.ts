/**
 * Remembers deliveries for a limited time, so that no handler gets one twice. Several instances of an app need a shared
 * one; the default is in memory. A `key` is that of `deliveryKey`.
 */
export abstract class WebhookStore {
  /**
   * Remembers as which delivery a body came first.
   *
   * @param digest a digest of the app and the body
   * @param key the delivery it came in now
   * @returns the delivery it came in first: `key` itself unless this is a replay
   */
  abstract firstDelivery(digest: string, key: string): Promise<string>;

  /**
   * Remembers with which body a delivery came first.
   *
   * @param key the delivery
   * @param digest a digest of the app and the body it has now
   * @returns the digest it had first: `digest` itself unless this is another body under the same id
   */
  abstract firstBody(key: string, digest: string): Promise<string>;

  /** The ids of the handlers that have handled a delivery. */
  abstract handledBy(key: string): Promise<readonly string[]>;

  /** Remembers that a handler has handled a delivery. */
  abstract markHandled(key: string, handler: string): Promise<void>;
}
