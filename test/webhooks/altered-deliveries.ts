import { randomInt } from 'node:crypto';
import { StreamWebhooks } from '../../src/webhooks';
import { PLATFORMS } from '../support/platforms';
import { aCallEvent, signed, type Delivery } from './signed-delivery';
import { useWebhookHosts } from './webhook-host';

const AT_A_TIME = 20;

type Alteration = (delivery: Delivery) => Delivery;

/** Each changes what is signed, or the signature. */
const ALTERATIONS: readonly Alteration[] = [
  ({ body, headers }) => ({ headers, body: flipped(body) }),
  ({ body, headers }) => ({ headers, body: body.subarray(0, randomInt(body.length)) }),
  ({ body, headers }) => ({ headers, body: Buffer.concat([body, Buffer.from(' ')]) }),
  ({ body, headers }) => ({ headers, body: Buffer.concat([Buffer.from(' '), body]) }),
  ({ body, headers }) => ({
    body,
    headers: { ...headers, 'x-signature': rewritten(headers['x-signature'] ?? '') },
  }),
  ({ body, headers }) => ({
    body,
    headers: { ...headers, 'x-signature': (headers['x-signature'] ?? '').slice(1) },
  }),
  ({ body, headers }) => ({
    body,
    headers: {
      ...headers,
      'x-signature': (headers['x-signature'] ?? '').toUpperCase(),
    },
  }),
];

function flipped(body: Buffer): Buffer {
  const altered = Buffer.from(body);
  const at = randomInt(altered.length);
  altered[at] = (altered[at] ?? 0) ^ (1 << randomInt(8));
  return altered;
}

function rewritten(signature: string): string {
  const at = randomInt(signature.length);
  const digit = (Number.parseInt(signature[at] ?? '0', 16) + 1 + randomInt(15)) % 16;
  return signature.slice(0, at) + digit.toString(16) + signature.slice(at + 1);
}

/** Sends so many altered deliveries to a host on each platform. */
export function describeAlteredDeliveries(deliveries: number): void {
  describe.each(PLATFORMS)('Altered deliveries on %s', (platform) => {
    const startHost = useWebhookHosts();
    it('are never accepted, and never answered with 500', async () => {
      const { app, deliver } = await startHost(platform);
      const statuses = new Map<number, number>();
      const original = signed(aCallEvent('call.ended'));
      const sendNext = async (from: number): Promise<void> => {
        for (let i = from; i < deliveries; i += AT_A_TIME) {
          const alter = ALTERATIONS[i % ALTERATIONS.length];
          const { status } = await deliver(alter ? alter(original) : original);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };

      await Promise.all(Array.from({ length: AT_A_TIME }, (_, i) => sendNext(i)));

      expect([...statuses.keys()].filter((status) => status !== 401 && status !== 400)).toEqual([]);
      expect(app.get(StreamWebhooks).statistics().types).toEqual({});
      // The original, which all were made from, is good.
      expect((await deliver(original)).status).toBe(200);
    });
  });
}
