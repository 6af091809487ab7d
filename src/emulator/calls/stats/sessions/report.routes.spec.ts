import { emulatedCalls, STILL_CLOCK } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });

describe('GetCallReport', () => {
  it('tells who has been in the latest session, or in the one asked for', async () => {
    const { server, path, call } = await calls.make();
    const { session_id: first } = call.join('john');
    call.join('jane');
    call.leave('jane');
    call.join('jane');
    call.endSession();
    const { session_id: second } = call.join('jack');

    const { body: latest } = await server.get(`${path}/report`);
    expect(latest).toMatchObject({ session_id: second, session: { id: second, ended_at: null } });
    const { body } = await server.get(`${path}/report?session_id=${first}`);
    expect(body).toMatchObject({
      session_id: first,
      session: { id: first, ended_at: expect.any(Number) },
      report: {
        call: { started_at: expect.any(Number), ended_at: expect.any(Number) },
        participants: { sum: 3, unique: 2, max_concurrent: 2 },
        user_ratings: { count: 0 },
      },
    });
    expect((await server.get(`${path}/report?session_id=nope`)).body.message).toContain(
      'call report not found for cid:default:c1 session_id:nope',
    );
  });

  it('has nothing to tell of a session that only rang', async () => {
    const { server, path } = await calls.make();
    await server.post(`${path}/ring`);
    expect((await server.get(`${path}/report`)).body.message).toContain('call session not found');
  });

  it('counts participants by what a test says of them, and by minute', async () => {
    const { server, path, call, advance } = await calls.make();
    const client = { sdk: 'stream-video-react', browser: 'Firefox', os: 'Linux', device: 'desktop' };
    call.join('john', { location: { country: 'Germany', country_iso_code: 'DE' }, client });
    advance(70);
    call.join('jane', { location: { country_iso_code: 'FR' }, client });
    call.join('jack');
    advance(20);
    call.leave('jack');
    advance(50);
    const { body } = await server.get(`${path}/report`);

    expect(body.report.participants).toMatchObject({
      sum: 3,
      unique: 3,
      by_country: [
        { name: 'Germany', unique: 1 },
        { name: 'FR', unique: 1 },
      ],
      by_browser: [{ name: 'Firefox', unique: 2 }],
      by_operating_system: [{ name: 'Linux', unique: 2 }],
      by_device: [{ name: 'desktop', unique: 2 }],
      count_over_time: {
        by_minute: [
          { first: 1, last: 1, max: 1, min: 1 },
          { first: 1, last: 2, max: 3, min: 1 },
          { first: 2, last: 2, max: 2, min: 2 },
        ],
      },
      publishers: { total: 0, unique: 0, by_track: [] },
      subscribers: { total: 0, unique: 0, total_subscribed_duration_seconds: 0 },
    });
    expect(body.report.participants.count_over_time.by_minute[0].start_ts).toBe(body.session.started_at);
  });

  it('measures how long tracks were sent, and received by others', async () => {
    const { server, path, call, advance } = await calls.make();
    call.join('john');
    call.join('jane');
    call.publish('john', ['audio', 'video']);
    advance(10);
    call.publish('john', ['audio']);
    advance(10);
    call.leave('jane');
    advance(10);
    call.leave('john');
    const { body } = await server.get(`${path}/report`);

    expect(body.report.participants.publishers).toEqual({
      total: 1,
      unique: 1,
      by_track: [
        { track_type: 'audio', duration_seconds: 30 },
        { track_type: 'video', duration_seconds: 10 },
      ],
    });
    expect(body.report.participants.subscribers).toEqual({
      total: 1,
      unique: 1,
      total_subscribed_duration_seconds: 20,
    });
  });
});
