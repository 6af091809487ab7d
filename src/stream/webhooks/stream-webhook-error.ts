import { StreamError } from '../stream.errors';

/** Why a webhook cannot be used; the first four are Stream's own words. */
export type WebhookProblem =
  | 'signature mismatch'
  | 'gzip decompression failed'
  | 'invalid base64 encoding'
  | 'invalid JSON payload'
  | 'decompression failed'
  | 'unsupported content coding'
  | 'too many content codings'
  | 'payload too large'
  | 'payload has no event type';

/** The body of a webhook, or of a message of SQS or SNS, is not a delivery of Stream's. Nothing of it is in the message. */
export class StreamWebhookError extends StreamError {
  constructor(
    readonly reason: WebhookProblem,
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}
