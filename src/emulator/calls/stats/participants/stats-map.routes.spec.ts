import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });
const GERMANY = { country: 'Germany', country_iso_code: 'DE' };

/** john sends from Berlin; jane and jack are in Germany, jack by two devices, of which one is still connected. */
async function aMap() {
  const fixture = await calls.make();
  const { server, call, advance } = fixture;
  const { session_id } = call.join('john', { location: { ...GERMANY, city: 'Berlin' } });
  call.publish('john', ['video']);
  call.join('jane', { location: GERMANY });
  call.join('jack', { location: GERMANY, user_session_id: 'a' });
  advance(10);
  call.leave('jack');
  advance(10);
  call.join('jack', { user_session_id: 'b' });
  advance(10);
  return {
    ...fixture,
    map: (query = '') => server.get(`/video/call_stats/default/c1/${session_id}/map${query}`),
  };
}

describe('GetCallStatsMap', () => {
  it('shows publishers, and counts subscribers by location', async () => {
    const { map } = await aMap();
    const { body } = await map();
    expect(body).toMatchObject({
      call_type: 'default',
      call_id: 'c1',
      counts: { participants: 3, sessions: 4 },
      publishers: {
        publishers: [
          {
            user_id: 'john',
            is_live: true,
            location: { city: 'Berlin' },
            publisher_type: 'webrtc',
            published_tracks: { video: true, audio: false },
          },
        ],
      },
      subscribers: { locations: [{ location: GERMANY, count: 2, live_count: 1 }] },
      sfus: { locations: [{ count: 4 }] },
    });
    expect(body.publishers.publishers).toHaveLength(1);
    expect(body.subscribers.participants).toMatchObject([
      { user_id: 'jane' },
      { user_id: 'jack' },
      { user_id: 'jack' },
    ]);
  });

  it('leaves out what is not wanted, and who was not there then', async () => {
    const { map } = await aMap();
    const { body } = await map('?exclude_publishers=true&exclude_sfus=true');
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['publishers']));
    expect(body).not.toHaveProperty('sfus');
    const from = new Date(STILL_CLOCK.now() + 12_000).toISOString();
    const to = new Date(STILL_CLOCK.now() + 15_000).toISOString();
    const between = await map(`?start_time=${from}&end_time=${to}`);
    expect(between.body.subscribers.participants).toMatchObject([{ user_id: 'jane' }]);
    expect((await map('?start_time=x')).body.message).toContain('expected date for field "start_time"');
  });
});
