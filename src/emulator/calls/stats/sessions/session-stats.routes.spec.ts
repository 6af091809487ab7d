import { emulatedCalls, STILL_CLOCK, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });

interface Found {
  readonly reports?: readonly { readonly call_session_id: string }[];
  readonly call_stats?: readonly { readonly call_session_id: string }[];
  readonly next?: string;
  readonly message?: string;
}

async function find({ server }: Pick<CallFixture, 'server'>, path: string, query: object = {}) {
  const { body } = await server.post<Found>(path, query);
  const items = body.reports ?? body.call_stats ?? [];
  return { ...body, items, ids: items.map((item) => item.call_session_id) };
}

/** Three sessions of one call and one of another, the oldest first; the last two go on. */
async function fourSessions() {
  const fixture = await calls.make();
  const { server, call, advance, apiKey } = fixture;
  await server.post('/video/call/default/c2', { data: { created_by_id: 'jack' } });
  const ids: string[] = [];
  for (const rating of [5, 2]) {
    ids.push(call.join('john').session_id);
    advance(60);
    call.submitFeedback('john', { rating });
    call.endSession();
  }
  ids.push(call.join('jane').session_id);
  advance(60);
  ids.push(calls.emulator().call('default:c2', { apiKey }).join('jack').session_id);
  return { ...fixture, ids };
}

describe.each(['/video/call/stats', '/video/call_stats'])('%s', (path) => {
  it('has nothing of calls that nobody has joined', async () => {
    const fixture = await calls.make();
    await fixture.server.post(`${fixture.path}/ring`);
    expect((await find(fixture, path, { filter_conditions: { call_cid: 'default:c1' } })).items).toEqual([]);
    expect((await find(fixture, path, { filter_conditions: { call_cid: 'default:none' } })).items).toEqual(
      [],
    );
  });

  it('finds sessions, the newest first, page by page', async () => {
    const fixture = await fourSessions();
    const newest = fixture.ids.toReversed();
    expect((await find(fixture, path)).ids).toEqual(newest);
    const first = await find(fixture, path, { limit: 3 });
    expect(first.ids).toEqual(newest.slice(0, 3));
    expect((await find(fixture, path, { limit: 3, next: first.next })).ids).toEqual(newest.slice(3));
  });

  it('shows users the calls whose statistics they may read', async () => {
    const { server, ids } = await fourSessions();
    await server.put('/video/calltypes/default', { grants: { user: ['read-call-stats-owner'] } });
    expect((await find({ server: server.as('jack') }, path)).ids).toEqual([ids[3]]);
    await server.post('/video/call/default/c1/members', {
      update_members: [{ user_id: 'jane', role: 'admin' }],
    });
    await server.put('/video/calltypes/default', { grants: { admin: ['read-call-stats'] } });
    expect((await find({ server: server.as('jane') }, path)).ids).toEqual(ids.slice(0, 3).reverse());
    expect((await server.anonymously().post(path, {})).status).toBe(403);
  });
});

describe('QueryCallStats', () => {
  const path = '/video/call/stats';

  it('sums up sessions', async () => {
    const fixture = await fourSessions();
    const { items } = await find(fixture, path, {
      filter_conditions: { call_cid: 'default:c1' },
      sort: [{ field: 'first_stats', direction: 1 }, { field: 'call_cid' }],
    });
    const [first, , third] = items;
    expect(items).toHaveLength(3);
    expect(first).toEqual({
      call_cid: 'default:c1',
      call_session_id: fixture.ids[0],
      call_status: 'ended',
      call_duration_seconds: 60,
      created_at: expect.any(Number),
      first_stats_time: expect.any(Number),
      quality_score: 100,
      min_user_rating: 5,
    });
    expect(third).toMatchObject({ call_status: 'ongoing', call_duration_seconds: 60 });
    expect(third).not.toHaveProperty('min_user_rating');
  });

  it('filters by rating, quality and time', async () => {
    const fixture = await fourSessions();
    const { ids } = fixture;
    const ask = async (filter_conditions: object) => (await find(fixture, path, { filter_conditions })).ids;
    expect(await ask({ min_user_rating: { $lte: 2 } })).toEqual([ids[1]]);
    expect(await ask({ min_user_rating: { $exists: false } })).toEqual([ids[3], ids[2]]);
    expect(await ask({ quality_score: { $lt: 100 } })).toEqual([]);
    expect(await ask({ created_at: { $gt: '2100-01-01T00:00:00Z' } })).toEqual([]);
    const refused = await find(fixture, path, { filter_conditions: { call_cid: { $in: ['default:c1'] } } });
    expect(refused.message).toContain('operator "$in" is not allowed for field "call_cid"');
    expect((await find(fixture, path, { limit: 101 })).message).toContain('limit must be 100 or less');
  });
});

describe('QueryCallSessionStats', () => {
  const path = '/video/call_stats';

  it('counts who has been in', async () => {
    const fixture = await calls.make();
    const { call, advance, server } = fixture;
    const { session_id } = call.join('john');
    call.publish('john', ['audio']);
    call.join('john');
    call.join('jane');
    advance(10);
    call.leave('john');
    call.join('jack');
    advance(5);
    call.submitFeedback('jane', { rating: 3 });
    call.submitFeedback('jack', { rating: 4 });
    await server.post('/video/call_client_event', {
      events: [{ stage: 'Freeze', type: 'default', id: 'c1', call_session_id: session_id, user_id: 'jane' }],
    });
    expect((await find(fixture, path)).items).toEqual([
      {
        call_type: 'default',
        call_id: 'c1',
        call_session_id: session_id,
        call_started_at: expect.any(Number),
        generated_at: expect.any(Number),
        counts: {
          participants: 3,
          sessions: 4,
          live_sessions: 2,
          publishers: 1,
          peak_concurrent_sessions: 3,
          peak_concurrent_users: 2,
          sfus_used: 1,
          total_participant_duration: 10 + 10 + 15 + 5,
          cq_score: 100,
          average_jitter_ms: 5,
          average_latency_ms: 20,
          max_freezes_duration_ms: 0,
          call_event_count: 1,
          min_user_rating: 3,
          avg_user_rating: 3.5,
        },
      },
    ]);
  });

  it('filters by state, counts and times, and sorts by the latest change', async () => {
    const fixture = await fourSessions();
    const { ids, call } = fixture;
    const ask = async (query: object) => (await find(fixture, path, query)).ids;
    const filter = (filter_conditions: object) => ask({ filter_conditions });
    expect(await filter({ is_active: true })).toEqual([ids[3], ids[2]]);
    expect(await filter({ call_session_id: ids[0] })).toEqual([ids[0]]);
    expect(await filter({ 'counts.avg_user_rating': { $gt: 4 } })).toEqual([ids[0]]);
    expect(await filter({ session_ended_at: { $gt: '2000-01-01T00:00:00Z' } })).toEqual([ids[1], ids[0]]);
    call.publish('jane', ['audio']);
    expect(await ask({ sort: [{ field: 'updated_at', direction: -1 }] })).toEqual([
      ids[2],
      ids[3],
      ids[1],
      ids[0],
    ]);
  });
});
