const { createHmac } = require('node:crypto');
const { rates } = require('./measure.cjs');
const { load } = require('./build.cjs');
const { row } = require('./row.cjs');

const WHAT = 'webhook verifications per second, 4 KiB';
const EVENT_BYTES = 4096;

/** Verifications of a webhook per second, against a bare HMAC over the same bytes. */
module.exports = function webhooks({ short }) {
  return [{ rows: [WHAT], measure: () => measure(short) }];
};

async function measure(short) {
  const { StreamClient } = load('nestjs-getstream');
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

  const baseline = { name: 'bare createHmac', value: hmac };
  return [row({ what: WHAT, unit: 'perSecond', measured: ours, baseline, reach: '0.5x' })];
}

function anEvent() {
  const event = { type: 'call.ended', created_at: '2026-01-01T00:00:00.123456789Z', padding: '' };
  const padding = 'x'.repeat(EVENT_BYTES - JSON.stringify(event).length);
  return Buffer.from(JSON.stringify({ ...event, padding }));
}
