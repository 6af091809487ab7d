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

  /** The ids of the handlers that have handled a delivery. */
  abstract handledBy(key: string): Promise<readonly string[]>;

  /** Remembers that a handler has handled a delivery. */
  abstract markHandled(key: string, handler: string): Promise<void>;
}
