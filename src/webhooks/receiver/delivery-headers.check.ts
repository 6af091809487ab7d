import { Inject, Injectable } from '@nestjs/common';
import { signaturesIn } from '../../stream/webhooks/webhook-verifier';
import { RejectedDeliveries } from './rejected-deliveries';
import { WebhookApps } from './webhook-apps';
import type { RefusalReason } from './webhook-refusal';

/** What is known of a delivery before its body; header names are in lower case. */
export interface DeliveryHead {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Where it comes from, as the platform has it. */
  readonly address?: string | undefined;
}

/** Rejects deliveries by their headers, before a byte of the body is read or inflated. */
@Injectable()
export class DeliveryHeadersCheck {
  constructor(
    @Inject(WebhookApps) private readonly apps: WebhookApps,
    @Inject(RejectedDeliveries) private readonly rejected: RejectedDeliveries,
  ) {}

  /** Why a delivery cannot be Stream's; `undefined` when it may be. */
  problemOf({ headers, address }: DeliveryHead): RefusalReason | undefined {
    if (this.rejected.isBlocked(address)) return 'too many rejected';
    if (!this.apps.find(headerValue(headers['x-api-key']))) return 'unknown api key';
    return signaturesIn(headers['x-signature']).length > 0 ? undefined : 'signature mismatch';
  }
}

/** The value of a header, of which a proxy may have made copies; `undefined` when it is absent or empty. */
export function headerValue(header: string | readonly string[] | undefined): string | undefined {
  const sent = typeof header === 'object' ? header[0] : header;
  const [first, ...others] = new Set(sent?.split(',').map((part) => part.trim()));
  const value = others.length === 0 ? first : sent;
  return value === '' ? undefined : value;
}
