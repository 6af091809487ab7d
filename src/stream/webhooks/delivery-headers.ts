import { createHmac } from 'node:crypto';

/** Whose webhook it is, what it is signed with, and the id of the event. */
interface DeliverySource {
  readonly apiKey: string;
  readonly secret: string;
  readonly id: string;
}

/** The headers with which Stream delivers an event for the first time. */
export function deliveryHeaders(
  body: string,
  { apiKey, secret, id }: DeliverySource,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-api-key': apiKey,
    'x-signature': createHmac('sha256', secret).update(body).digest('hex'),
    'x-webhook-id': id,
    'x-webhook-attempt': '1',
  };
}
