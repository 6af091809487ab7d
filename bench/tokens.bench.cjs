const { createHmac } = require('node:crypto');
const jsonwebtoken = require('jsonwebtoken');
const { rates } = require('./measure.cjs');
const { load } = require('./build.cjs');
const { row } = require('./row.cjs');

const WHAT = 'user tokens per second';

/** User tokens per second, against the bare HMAC of the same bytes and against the usual JWT library. */
module.exports = function tokens({ short }) {
  return [{ rows: [WHAT], measure: () => measure(short) }];
};

async function measure(short) {
  const { StreamClient } = load('nestjs-getstream');
  const secret = 'x'.repeat(64);
  const client = new StreamClient('bench-key', secret);
  const token = client.generateUserToken({ user_id: 'john' });
  const signedBytes = token.slice(0, token.lastIndexOf('.'));
  const now = Math.floor(Date.now() / 1000);

  const { ours, hmac, library } = rates(
    {
      ours: () => client.generateUserToken({ user_id: 'john' }),
      hmac: () => createHmac('sha256', secret).update(signedBytes).digest('base64url'),
      library: () => jsonwebtoken.sign({ user_id: 'john', iat: now, exp: now + 3600 }, secret),
    },
    { rounds: short ? 1 : 9, roundMs: short ? 50 : 300 },
  );
  await client.close();

  const against = (name, value, reach) =>
    row({ what: WHAT, unit: 'perSecond', measured: ours, baseline: { name, value }, reach });
  return [against('bare createHmac', hmac, '0.6x'), against('jsonwebtoken', library, '80x')];
}
