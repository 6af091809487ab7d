const { createHmac } = require('node:crypto');
const { StreamClient } = require('nestjs-getstream');
const { rates } = require('./measure.cjs');
const { perSecond, times } = require('./format.cjs');

const EVENT_BYTES = 4096;

/** Verifications of a webhook per second, against a bare HMAC over the same bytes. */
module.exports = async function webhooks({ short }) {
  const secret = 'x'.repeat(64);
  const client = new StreamClient('bench-key', secret);
  const body = anEvent();
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  if (!client.verifyWebhook(body, signature)) throw new Error('The event of the benchmark is not accepted.');

  const { ours, hmac } = rates(
    {
      ours: () => client.verifyWebhook(body, signature),
      hmac: () => createHmac('sha256', secret).update(body).digest('hex'),
    },
    { rounds: short ? 1 : 9, roundMs: short ? 50 : 300 },
  );
  await client.close();

  return [
    {
      what: 'webhook verifications per second, 4 KiB',
      measured: perSecond(ours),
      baseline: `bare createHmac, ${perSecond(hmac)}`,
      ratio: times(ours / hmac),
      reach: '0.5x',
    },
  ];
};

function anEvent() {
  const event = { type: 'call.ended', created_at: '2026-01-01T00:00:00.123456789Z', padding: '' };
  const padding = 'x'.repeat(EVENT_BYTES - JSON.stringify(event).length);
  return Buffer.from(JSON.stringify({ ...event, padding }));
}
