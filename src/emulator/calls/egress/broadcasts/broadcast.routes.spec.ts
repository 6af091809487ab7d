import { emulatedCalls, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
  fixture.call.join('john');
  fixture.news();
});

async function egress() {
  return (await fixture.shown()).egress;
}

const target = (name: string) => ({ broadcasts: [{ name, stream_url: `rtmps://${name}.test/live` }] });

describe('HLS broadcasts', () => {
  it('are started, found and stopped', async () => {
    const { server, path, news, latest, refusal } = fixture;
    const { status, body } = await server.post(`${path}/start_broadcasting`);
    expect([status, body.playlist_url]).toEqual([201, expect.stringMatching(/^https:.*\/playlist\.m3u8$/)]);
    expect(latest('call.hls_broadcasting_started')).toMatchObject({ hls_playlist_url: body.playlist_url });
    expect(await egress()).toMatchObject({
      broadcasting: true,
      hls: { playlist_url: body.playlist_url, status: 'running' },
    });
    expect(await refusal('/start_broadcasting')).toBe('400 HLS broadcasting is already running');
    expect((await server.post(`${path}/stop_broadcasting`)).status).toBe(201);
    expect(await egress()).toMatchObject({ broadcasting: false, hls: null });
    await server.post(`${path}/start_broadcasting`);
    fixture.call.failBroadcasting();
    expect((await egress()).hls).toBeNull();
    expect(news()).toEqual([
      'call.hls_broadcasting_started',
      'call.hls_broadcasting_stopped',
      'call.hls_broadcasting_started',
      'call.hls_broadcasting_failed',
    ]);
  });
});

describe('RTMP broadcasts', () => {
  it('are started one by one, and stopped by name or all at once', async () => {
    const { server, path, call, news, latest, refusal } = fixture;
    const first = { name: 'tube', stream_url: 'rtmps://tube.test/live', stream_key: 'k' };
    expect((await server.post(`${path}/rtmp_broadcasts`, { broadcasts: [first] })).status).toBe(201);
    expect(latest('call.rtmp_broadcast_started')).toMatchObject({ name: 'tube' });
    expect((await egress()).rtmps).toEqual([{ ...first, started_at: expect.any(Number) }]);
    expect(await refusal('/rtmp_broadcasts', target('tube'))).toBe(
      '400 an RTMP broadcast with the name "tube" is already running',
    );
    for (const name of ['a', 'b', 'c']) await server.post(`${path}/rtmp_broadcasts`, target(name));
    expect((await server.post(`${path}/rtmp_broadcasts/a/stop`)).status).toBe(201);
    call.failRtmpBroadcast('b');
    expect((await egress()).rtmps).toHaveLength(2);
    news();
    expect((await server.post(`${path}/rtmp_broadcasts/stop`)).status).toBe(201);
    expect(news()).toEqual(['call.rtmp_broadcast_stopped', 'call.rtmp_broadcast_stopped']);
    expect((await egress()).rtmps).toEqual([]);
    expect(await refusal('/rtmp_broadcasts/stop')).toBe('400 call egress is not running');
  });

  it.each([
    [{}, 'broadcasts is a required field'],
    [{ broadcasts: [] }, 'broadcasts must contain at least 1 item'],
    [
      { broadcasts: [target('a').broadcasts[0], target('b').broadcasts[0]] },
      'broadcasts must contain at maximum 1 items',
    ],
    [{ broadcasts: [{ name: 'a' }] }, 'broadcasts[0].stream_url is a required field'],
    [target('x'.repeat(256)), 'broadcasts[0].name must be a maximum of 255 characters in length'],
  ])('are refused for %j', async (body, reason) => {
    expect(await fixture.refusal('/rtmp_broadcasts', body)).toBe(`400 ${reason}`);
  });
});

it.each([
  ['/start_broadcasting', { enabled: false }, 'HLS broadcasting is disabled for this call'],
  [
    '/rtmp_broadcasts',
    { enabled: true, rtmp: { enabled: false } },
    'RTMP broadcasting is disabled for this call',
  ],
])('%s is refused where it is disabled', async (suffix, broadcasting, reason) => {
  const { server, path, refusal } = fixture;
  await server.patch(path, { settings_override: { broadcasting } });
  expect(await refusal(suffix, target('a'))).toBe(`400 ${reason}`);
});
