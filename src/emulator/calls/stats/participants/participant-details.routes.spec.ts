import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });
const START = STILL_CLOCK.now() / 1000;

/** john sends audio from second 10 to 30 of 40; jane is there from second 20 on. */
async function aTalk() {
  const fixture = await calls.make();
  const { server, call, advance } = fixture;
  const { session_id } = call.join('john', {
    user_session_id: 'phone',
    location: { country_iso_code: 'DE' },
    client: { sdk: 'js', sdk_version: '1.2', ip: '10.0.0.1', network_type: 'wifi' },
  });
  advance(10);
  call.publish('john', ['audio']);
  advance(10);
  call.join('jane', { user_session_id: 'tablet' });
  await server.post('/video/call_client_event', {
    events: [
      {
        stage: 'IceRestart',
        outcome: 'failure',
        type: 'default',
        id: 'c1',
        call_session_id: session_id,
        user_id: 'john',
      },
    ],
  });
  advance(10);
  call.publish('john', []);
  advance(10);
  call.leave('john', { reason: 'bored' });
  const stats = `/video/call_stats/default/c1/${session_id}`;
  return {
    ...fixture,
    details: (user: string, query = '') => server.get(`${stats}/participant/${user}/details${query}`),
    timeline: (user: string, query = '') => server.get(`${stats}/participants/${user}/timeline${query}`),
    tracks: (user: string, query = '') =>
      server.get(`${fixture.path}/session/${session_id}/participant/${user}/details/track${query}`),
  };
}

describe('GetCallSessionParticipantStatsDetails', () => {
  it('has the tracks of a publisher while they were sent', async () => {
    const { details } = await aTalk();
    const { body } = await details('john/phone', '?max_points=4');
    expect(body).toMatchObject({
      user_id: 'john',
      user_session_id: 'phone',
      timeframe: { step_seconds: 10, max_points: 4 },
      publisher: {
        tracks: {
          audio: [
            {
              track_type: 'audio',
              codec: 'opus',
              metrics: {
                bitrate: [
                  [START + 10, 32_000],
                  [START + 20, 32_000],
                ],
              },
              metrics_order: ['bitrate'],
            },
          ],
        },
      },
      subscriber: { subscriptions: [] },
      user: { metrics_order: ['latency_ms', 'jitter_ms'] },
    });
    expect(body.user.metrics.latency_ms).toHaveLength(4);
  });

  it('has what a subscriber received meanwhile', async () => {
    const { details } = await aTalk();
    const { body } = await details('jane/tablet');
    expect(body).not.toHaveProperty('publisher');
    const [subscription] = body.subscriber.subscriptions;
    expect(subscription).toMatchObject({ publisher_user_id: 'john', publisher_user_session_id: 'phone' });
    expect(subscription.tracks.audio[0].metrics.bitrate).toHaveLength(10);
    expect(body.timeframe.step_seconds).toBe(1);
  });

  it('is limited to a part of the visit', async () => {
    const { details } = await aTalk();
    const at = (second: number) => encodeURIComponent(new Date((START + second) * 1000).toISOString());
    const { body } = await details('john/phone', `?since=${at(15)}&until=${at(18)}`);
    expect(body.publisher.tracks.audio[0].metrics.bitrate).toEqual(
      [15, 16, 17].map((second) => [START + second, 32_000]),
    );
    expect((await details('john/phone', '?max_points=0')).body.message).toContain(
      'max_points must be 1 or greater',
    );
    expect((await details('john/phone', '?since=now')).body.message).toContain(
      'expected date for field "since"',
    );
  });

  it('needs a participant with that session', async () => {
    const { details, tracks, timeline } = await aTalk();
    for (const ask of [details, tracks, timeline]) {
      expect((await ask('john/tablet')).body).toMatchObject({
        StatusCode: 404,
        code: 16,
        message: expect.stringContaining('user session tablet of user john not found'),
      });
    }
  });
});

describe('GetCallParticipantSessionMetrics', () => {
  it('has the tracks of a participant, and what it joined with', async () => {
    const { tracks } = await aTalk();
    const { body } = await tracks('john/phone');
    expect(body).toMatchObject({
      user_id: 'john',
      publisher_type: 'webrtc',
      is_publisher: true,
      is_subscriber: false,
      client: {
        name: 'js',
        version: '1.2',
        ip: '10.0.0.1',
        network_type: 'wifi',
        location: { country_iso_code: 'DE' },
      },
      published_tracks: [{ track_type: 'audio', codec: 'opus', warnings: [] }],
    });
    expect(body.published_tracks[0].bitrate.data_points).toHaveLength(20);
    expect((await tracks('jane/tablet')).body).toMatchObject({
      is_publisher: false,
      is_subscriber: true,
      published_tracks: [],
    });
  });

  it('has the size and the rate of pictures', async () => {
    const { server, path, call, advance } = await calls.make();
    const { session_id } = call.join('john', { user_session_id: 'phone' });
    call.publish('john', ['video']);
    advance(2);
    const { body } = await server.get(`${path}/session/${session_id}/participant/john/phone/details/track`);
    const [video] = body.published_tracks;
    expect(video.resolution.width.data_points).toEqual([[START + 1, 1280]]);
    expect(video.framerate.data_points).toEqual([[START + 1, 30]]);
  });
});

describe('GetCallSessionParticipantStatsTimeline', () => {
  it('has what a participant did, and its client reported', async () => {
    const { timeline } = await aTalk();
    const { body } = await timeline('john/phone');
    expect(body.events).toMatchObject([
      { type: 'participant_joined', severity: 'info', data: { role: 'user' } },
      { type: 'track_published', data: { track_type: 'audio' } },
      { type: 'IceRestart', severity: 'error', data: { outcome: 'failure' } },
      { type: 'track_unpublished', data: { track_type: 'audio' } },
      { type: 'participant_left', data: { reason: 'bored' } },
    ]);
    expect(body.events[1].timestamp - body.events[0].timestamp).toBeCloseTo(10e9, -8);
    expect((await timeline('jane/tablet')).body.events).toMatchObject([{ type: 'participant_joined' }]);
  });

  it('is narrowed down by time and severity', async () => {
    const { timeline } = await aTalk();
    const types = async (query: string) => {
      const { body } = await timeline('john/phone', query);
      return (body.events as readonly { readonly type: string }[]).map(({ type }) => type);
    };
    const at = (second: number) => encodeURIComponent(new Date((START + second) * 1000).toISOString());
    expect(await types('?severity=error')).toEqual(['IceRestart']);
    expect(await types('?severity=warning,error')).toEqual(['IceRestart']);
    expect(await types(`?start_time=${at(5)}&end_time=${at(15)}`)).toEqual(['track_published']);
    expect((await timeline('john/phone', '?severity=bad')).body.message).toContain('severity must be one of');
  });
});
