const { randomUUID } = require('node:crypto');
const { gunzipSync, gzipSync } = require('node:zlib');
const { rates } = require('./measure.cjs');
const { row } = require('./row.cjs');

/** Whether asking for gzip pays: what inflating a page costs, beside what the page costs anyway, and the bytes it saves. */
module.exports = function pages({ short }) {
  return [1, 100].map((calls) => {
    const what = calls === 1 ? 'one call' : `a page of ${calls} calls`;
    const names = { time: `reading ${what} from gzip`, bytes: `bytes of ${what} in gzip` };
    return { rows: Object.values(names), measure: () => measure(names, calls, short) };
  });
};

function measure(names, calls, short) {
  const plain = Buffer.from(JSON.stringify({ calls: Array.from({ length: calls }, aCall) }));
  const compressed = gzipSync(plain);
  const seen = rates(
    {
      plain: () => JSON.parse(plain.toString()),
      inflated: () => JSON.parse(gunzipSync(compressed).toString()),
    },
    { rounds: short ? 1 : 5, roundMs: short ? 200 : 1000 },
  );
  const against = (what, unit, measured, value) =>
    row({ what, unit, measured, baseline: { name: 'not compressed', value } });
  return [
    against(names.time, 'micros', 1e6 / seen.inflated, 1e6 / seen.plain),
    against(names.bytes, 'kilobytes', compressed.length / 1000, plain.length / 1000),
  ];
}

/** Ids and times differ from call to call, as real ones do. */
function aCall() {
  const time = 1767225600123456000 + Math.floor(Math.random() * 1e15);
  const id = randomUUID();
  const user = {
    id: randomUUID(),
    name: `User ${randomUUID().slice(0, 8)}`,
    role: 'user',
    custom: { color: randomUUID().slice(0, 6) },
    language: '',
    teams: [],
    banned: false,
    online: Math.random() < 0.5,
    created_at: time,
    updated_at: time,
  };
  return {
    call: {
      type: 'default',
      id,
      cid: `default:${id}`,
      created_by: user,
      custom: { topic: randomUUID() },
      created_at: time,
      updated_at: time,
      ended_at: null,
      settings: {
        audio: {
          default_device: 'speaker',
          mic_default_on: true,
          speaker_default_on: true,
          opus_dtx_enabled: true,
        },
        video: { enabled: true, target_resolution: { width: 1280, height: 720, bitrate: 1500000 } },
        recording: { mode: 'available', quality: '720p', audio_only: false },
        session: { inactivity_timeout_seconds: 30 },
      },
      egress: { broadcasting: false, rtmps: [] },
    },
    members: [{ user_id: user.id, user, custom: {}, created_at: time, updated_at: time }],
    own_capabilities: ['join-call', 'send-audio', 'send-video', 'read-call', 'end-call'],
  };
}
