const { createHmac } = require('node:crypto');
const jsonwebtoken = require('jsonwebtoken');
const { StreamClient } = require('nestjs-getstream');
const { rates } = require('./measure.cjs');
const { perSecond, times } = require('./format.cjs');

/** User tokens per second, against the bare HMAC of the same bytes and against the usual JWT library. */
module.exports = async function tokens({ short }) {
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

  const what = 'user tokens per second';
  return [
    {
      what,
      measured: perSecond(ours),
      baseline: `bare createHmac, ${perSecond(hmac)}`,
      ratio: times(ours / hmac),
      reach: '0.6x',
    },
    {
      what,
      measured: perSecond(ours),
      baseline: `jsonwebtoken, ${perSecond(library)}`,
      ratio: times(ours / library),
      reach: '80x',
    },
  ];
};
