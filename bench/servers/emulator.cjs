// The emulator with calls that are owned by `of-call-0`, `of-call-1` and so on: ten or more each, the first of them named as the owner.
const { sign } = require('jsonwebtoken');
const { load } = require('../build.cjs');
const { announce } = require('./start.cjs');

const OWNERS = 64;
const CALLS_PER_OWNER = 16;
const FIRST_CALL_MS = Date.UTC(2026, 0, 1);

const owners = Array.from({ length: OWNERS }, (_, index) => `of-call-${index}`);
const calls = Array.from({ length: OWNERS * CALLS_PER_OWNER }, (_, index) => ({
  type: 'default',
  id: `call-${index}`,
  created_by: owners[index % OWNERS],
  created_at: new Date(FIRST_CALL_MS + index * 1000).toISOString(),
  custom: { topic: `topic ${index % 100}` },
  members: [{ user_id: owners[index % OWNERS] }, { user_id: owners[(index + 1) % OWNERS] }],
}));

load('nestjs-getstream/emulator')
  .startStreamEmulator({ seed: { users: owners.map((id) => ({ id, name: `Owner ${id}` })), calls } })
  .then(({ url, apiKey, apiSecret }) =>
    announce({ url, apiKey, token: sign({ server: true }, apiSecret, { noTimestamp: true }) }),
  );
