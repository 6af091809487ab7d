import { Inject, Injectable } from '@nestjs/common';
import { isSignature } from '../../stream/webhooks/webhook-verifier';
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
    if (!this.apps.find(firstValue(headers['x-api-key']))) return 'unknown api key';
    return isSignature(firstValue(headers['x-signature'])) ? undefined : 'signature mismatch';
  }
}

/** The first value of a header; `undefined` when it is absent or empty. */
export function firstValue(header: string | readonly string[] | undefined): string | undefined {
  const value = typeof header === 'object' ? header[0] : header;
  return value === '' ? undefined : value;
}
