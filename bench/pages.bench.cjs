const { randomUUID } = require('node:crypto');
const { gunzipSync, gzipSync } = require('node:zlib');
const { rates } = require('./measure.cjs');
const { times } = require('./format.cjs');

/** Whether asking for gzip pays: what inflating a page costs, beside what the page costs anyway, and the bytes it saves. */
module.exports = function pages({ short }) {
  const page = (calls) => Buffer.from(JSON.stringify({ calls: Array.from({ length: calls }, aCall) }));
  return [1, 100].flatMap((calls) => {
    const plain = page(calls);
    const compressed = gzipSync(plain);
    const seen = rates(
      {
        plain: () => JSON.parse(plain.toString()),
        inflated: () => JSON.parse(gunzipSync(compressed).toString()),
      },
      { rounds: short ? 1 : 5, roundMs: short ? 200 : 1000 },
    );
    const micros = (rate) => `${Math.round(1e6 / rate).toLocaleString('en')} µs`;
    const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} KB`;
    const what = calls === 1 ? 'one call' : `a page of ${calls} calls`;
    return [
      {
        what: `reading ${what} from gzip`,
        measured: micros(seen.inflated),
        baseline: `not compressed, ${micros(seen.plain)}`,
        ratio: times(seen.plain / seen.inflated),
      },
      {
        what: `bytes of ${what} in gzip`,
        measured: kilobytes(compressed),
        baseline: `not compressed, ${kilobytes(plain)}`,
        ratio: times(compressed.length / plain.length),
      },
    ];
  });
};

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
