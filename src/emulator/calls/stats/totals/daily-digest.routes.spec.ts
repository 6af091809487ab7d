import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });
const path = '/video/stats/daily_digest';

/** On the 15th, john is live for two minutes; jane watches all of it, jack twice for half a minute. */
async function aBroadcast() {
  const fixture = await calls.make({ type: 'livestream', members: [{ user_id: 'john', role: 'host' }] });
  const { server, call, advance, path: callPath } = fixture;
  call.join('john', { user_session_id: 'camera', client: { os: 'Linux' } });
  call.publish('john', ['video', 'audio']);
  await server.post(`${callPath}/go_live`, {});
  call.join('jane', { location: { country_iso_code: 'FR' }, client: { sdk: 'js' } });
  for (let visit = 0; visit < 2; visit += 1) {
    call.join('jack', { location: { country_iso_code: 'DE' } });
    advance(30);
    call.leave('jack', { reason: 'bored' });
    advance(30);
  }
  call.endSession();
  return fixture;
}

describe('GetDailyDigest', () => {
  it('is ready when the day is over', async () => {
    const { server, advance } = await calls.make();
    const read = async (query: string) =>
      (await server.get<{ readonly message?: string }>(`${path}${query}`)).body;
    expect(await read('?date=2026-01-15')).toEqual({
      date: '2026-01-15',
      status: 'pending',
      retry_after: 12 * 3600,
      duration: expect.any(String),
    });
    expect(await read('?date=2026-01-16')).toMatchObject({ status: 'future_date' });
    expect(await read('')).toMatchObject({
      date: '2026-01-14',
      status: 'ready',
      call_sessions: [],
      broadcasts: [],
    });
    advance(12 * 3600);
    expect(await read('')).toMatchObject({
      date: '2026-01-15',
      status: 'ready',
      broadcast_rollup: { broadcasts: 0, max_peak_concurrent_viewers: 0 },
    });
    expect((await read('?date=15.1.2026')).message).toContain('date must be a day such as 2026-01-31');
    expect((await server.as('john').get(path)).status).toBe(403);
  });

  it('tells of the sessions of a day, and of broadcasts in detail', async () => {
    const { server, advance } = await aBroadcast();
    advance(24 * 3600);
    const { body } = await server.get(path);
    expect(body).toMatchObject({
      date: '2026-01-15',
      call_sessions: [
        {
          call_cid: 'livestream:c1',
          session_started_at: expect.stringContaining('2026-01-15T12:00:00'),
          counts: { participants: 3, sessions: 4 },
          has_digest: true,
        },
      ],
      broadcasts: [
        {
          broadcast: { call_cid: 'livestream:c1', creators: ['john'], duration_min: 2 },
          audience: {
            peak_concurrent_viewers: 2,
            unique_viewers: 2,
            viewer_connections: 3,
            hours_watched: 0.05,
            concurrency_by_minute: [
              { min: 0, max: 2, joins: 3, leaves: 1 },
              { min: 0, max: 2, joins: 0, leaves: 2 },
            ],
          },
          viewers: { median_watch_min: 1, p90_watch_min: 2, return_visit_rate_pct: 50, bounce_rate_pct: 0 },
          joins: { join_attempts: 4, join_success_rate: 100, disconnect_reasons: { bored: 2 } },
          segments: {
            by_country: [
              { key: 'FR', sessions: 1 },
              { key: 'DE', sessions: 2 },
            ],
            by_sdk: [
              { key: 'js', sessions: 1 },
              { key: 'unknown', sessions: 2 },
            ],
          },
          source: {
            co_host_peak: 1,
            publisher_sessions: [{ user_id: 'john', os: 'Linux', duration_min: 2 }],
          },
          coverage: { metrics_pct: { geo: 100 } },
        },
      ],
      broadcast_rollup: {
        broadcasts: 1,
        unique_viewers_sum: 2,
        top_broadcasts: [{ call_cid: 'livestream:c1', hours_watched: 0.05 }],
      },
    });
  });
});
