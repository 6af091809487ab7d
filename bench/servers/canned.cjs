// A bare server that answers every request with the same call, as Stream would: compressed for those who accept that.
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');

const ns = 1767225600123456;
const user = {
  id: 'john',
  name: 'John',
  custom: { color: 'red' },
  language: '',
  role: 'user',
  teams: [],
  created_at: ns * 1000,
  updated_at: ns * 1000,
  banned: false,
  online: false,
  invisible: false,
  shadow_banned: false,
  blocked_user_ids: [],
  devices: [],
};
const member = (id) => ({
  user_id: id,
  user: { ...user, id },
  custom: {},
  created_at: ns * 1000,
  updated_at: ns * 1000,
});
const body = Buffer.from(
  JSON.stringify({
    call: {
      type: 'default',
      id: 'bench',
      cid: 'default:bench',
      current_session_id: '',
      created_by: user,
      custom: { topic: 'x' },
      created_at: ns * 1000,
      updated_at: ns * 1000,
      ended_at: null,
      starts_at: null,
      backstage: false,
      recording: false,
      transcribing: false,
      captioning: false,
      translating: false,
      blocked_user_ids: [],
      session: null,
      settings: {
        audio: { default_device: 'speaker', mic_default_on: true, speaker_default_on: true },
        video: { enabled: true, target_resolution: { width: 1280, height: 720, bitrate: 1500000 } },
        session: { inactivity_timeout_seconds: 30 },
      },
      ingress: { rtmp: { address: 'rtmps://example.test/a' }, srt: { address: '' }, whip: { address: '' } },
      egress: { broadcasting: false, rtmps: [] },
    },
    members: [member('jane'), member('jack')],
    own_capabilities: ['join-call', 'send-audio', 'send-video'],
    duration: '1.02ms',
  }),
);
const headers = {
  'content-type': 'application/json;charset=utf-8',
  'content-length': body.length,
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '999',
  'x-ratelimit-reset': '1767225660',
};

const compressed = gzipSync(body);
const compressedHeaders = {
  ...headers,
  'content-length': compressed.length,
  'content-encoding': 'gzip',
};

const server = createServer((request, response) => {
  request.resume();
  const isCompressed = /gzip/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(200, isCompressed ? compressedHeaders : headers);
  response.end(isCompressed ? compressed : body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
process.on('disconnect', () => process.exit(0));
