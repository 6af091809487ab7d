import type { WebhookProblem } from '../../stream/webhooks/stream-webhook-error';

/** Why a delivery was refused. */
export type RefusalReason =
  | WebhookProblem
  | 'unknown api key'
  | 'too many rejected'
  | 'too busy'
  | 'body incomplete'
  | 'created_at is missing'
  | 'created_at is not a date'
  | 'created_at is too old'
  | 'created_at is in the future'
  | 'replayed'
  | 'shutting down'
  | 'body taken';

const STATUS: Readonly<Record<RefusalReason, number>> = {
  'payload too large': 413,
  'gzip decompression failed': 400,
  'decompression failed': 400,
  'unsupported content coding': 415,
  'too many content codings': 415,
  'invalid base64 encoding': 400,
  'invalid JSON payload': 400,
  'payload has no event type': 400,
  'body incomplete': 400,
  'created_at is missing': 400,
  'created_at is not a date': 400,
  'created_at is too old': 400,
  'created_at is in the future': 400,
  'signature mismatch': 401,
  'unknown api key': 401,
  replayed: 409,
  'too many rejected': 429,
  // Stream sends again what gets these.
  'too busy': 503,
  'shutting down': 503,
  'body taken': 503,
};

/** A delivery that does not reach the handlers. */
export class WebhookRefusal extends Error {
  readonly status: number;

  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.name = WebhookRefusal.name;
    this.status = STATUS[reason];
  }
}
