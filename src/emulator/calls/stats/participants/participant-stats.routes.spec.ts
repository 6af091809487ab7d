import { emulatedCalls, STILL_CLOCK, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** john by phone and laptop, the laptop sharing its screen for ten seconds; jane, who is still there, ten seconds later. */
async function aMeeting() {
  const fixture = await calls.make();
  const { call, advance } = fixture;
  const { session_id } = call.join('john', {
    user_session_id: 'phone',
    location: { country_iso_code: 'DE' },
  });
  call.leave('john');
  call.join('john', {
    user_session_id: 'laptop',
    client: {
      sdk: 'js',
      sdk_version: '1',
      browser: 'Firefox',
      browser_version: '130',
      os: 'Linux',
      ip: '10.0.0.1',
    },
  });
  call.publish('john', ['screenshare']);
  advance(10);
  call.join('jane', { user_session_id: 'tablet' });
  call.leave('john');
  advance(5);
  const path = `/video/call_stats/default/c1/${session_id}/participants`;
  return {
    ...fixture,
    session_id,
    statsPath: path,
    visitsPath: `${fixture.path}/session/${session_id}/participant_sessions`,
  };
}

interface Listed {
  readonly message?: string;
  readonly participants?: readonly { readonly user_id: string }[];
  readonly participants_sessions?: readonly { readonly user_session_id: string }[];
}

/** The users or sessions that are found, or the reason of a refusal. */
async function usersAt({ server }: Pick<CallFixture, 'server'>, path: string): Promise<readonly string[]> {
  const { message, participants, participants_sessions: visits } = (await server.get<Listed>(path)).body;
  if (message !== undefined) return [message];
  return participants?.map((one) => one.user_id) ?? visits?.map((one) => one.user_session_id) ?? [];
}

describe('QueryCallSessionParticipantStats', () => {
  it('shows each user with every session', async () => {
    const { server, statsPath, session_id } = await aMeeting();
    const { body } = await server.get(statsPath);
    expect(body).toMatchObject({
      call_type: 'default',
      call_id: 'c1',
      call_session_id: session_id,
      call_started_at: expect.any(Number),
      counts: { participants: 2, sessions: 3, live_sessions: 1 },
      call_events: [],
      participants: [
        {
          user_id: 'john',
          roles: ['user'],
          sessions: [
            { user_session_id: 'phone', is_live: false, location: { country_iso_code: 'DE' } },
            {
              user_session_id: 'laptop',
              is_live: false,
              publisher_type: 'webrtc',
              published_tracks: { audio: false, video: false, screenshare: true, screenshare_audio: false },
              sdk: 'js',
              browser: 'Firefox',
              os: 'Linux',
              current_ip: '10.0.0.1',
            },
          ],
        },
        { user_id: 'jane', sessions: [{ user_session_id: 'tablet', is_live: true }] },
      ],
    });
    expect(body.participants[1].sessions[0]).not.toHaveProperty('ended_at');
    expect(body).not.toHaveProperty('call_ended_at');
  });

  it('filters, sorts and pages', async () => {
    const meeting = await aMeeting();
    const ask = (query: string) => usersAt(meeting, `${meeting.statsPath}?${query}`);
    expect(await ask(`filter_conditions=${json({ is_live: true })}`)).toEqual(['jane']);
    expect(await ask(`filter_conditions=${json({ published_tracks: { $in: ['screenshare'] } })}`)).toEqual([
      'john',
    ]);
    expect(await ask(`filter_conditions=${json({ session_id: 'phone' })}`)).toEqual(['john']);
    expect(await ask(`filter_conditions=${json({ is_tech_user: true })}`)).toEqual([]);
    expect(await ask(`sort=${json([{ field: 'user_id', direction: 1 }])}`)).toEqual(['jane', 'john']);
    expect(await ask(`sort=${json([{ field: 'latest_activity_at', direction: -1 }])}`)).toEqual([
      'john',
      'jane',
    ]);
    const { next } = (await meeting.server.get(`${meeting.statsPath}?limit=1`)).body;
    expect(await ask(`limit=1&next=${String(next)}`)).toEqual(['jane']);
    expect((await ask('filter_conditions={'))[0]).toContain('expected JSON for field');
    expect((await ask(`filter_conditions=${json({ nope: 1 })}`))[0]).toContain('unrecognized field "nope"');
  });

  it('still shows users who were deleted for good', async () => {
    const { server, statsPath, path } = await aMeeting();
    const everything = { user: 'hard', messages: 'hard', conversations: 'hard' };
    await server.post('/users/delete', { user_ids: ['john', 'jane'], ...everything });
    const { status, body } = await server.get(statsPath);
    expect(status).toBe(200);
    expect(body.participants).toMatchObject([
      { user_id: 'john' },
      { user_id: 'jane', sessions: [{ is_live: false }] },
    ]);
    expect((await server.get(`${path}/report`)).status).toBe(200);
  });

  it('needs a session that somebody joined, and the permission', async () => {
    const { server } = await aMeeting();
    const missing = await server.get('/video/call_stats/default/c1/none/participants');
    expect(missing.body).toMatchObject({
      code: 16,
      message: expect.stringContaining('call session not found'),
    });
    const noCall = await server.get('/video/call_stats/default/none/x/participants');
    expect(noCall.body).toMatchObject({ code: 16, message: expect.stringContaining("Can't find call") });
    const { statsPath, server: other } = await aMeeting();
    await other.put('/video/calltypes/default', {
      grants: { user: ['read-call'], call_member: ['read-call'] },
    });
    expect((await other.as('jane').get(statsPath)).status).toBe(403);
  });
});

describe('QueryCallParticipantSessions', () => {
  it('shows every session with its length', async () => {
    const { server, visitsPath, session_id } = await aMeeting();
    const { body } = await server.get(visitsPath);
    expect(body).toMatchObject({
      call_type: 'default',
      call_id: 'c1',
      call_session_id: session_id,
      session: { id: session_id },
      duration: 15,
      total_participant_sessions: 3,
      total_participant_duration: 15,
      participants_sessions: [
        { user_session_id: 'phone', duration_in_seconds: 0, publisher_type: '' },
        { user_session_id: 'laptop', duration_in_seconds: 10, publisher_type: 'webrtc', roles: ['user'] },
        { user_session_id: 'tablet', duration_in_seconds: 5 },
      ],
    });
    expect(body.participants_sessions[2]).not.toHaveProperty('left_at');
  });

  it('filters and pages in order of joining', async () => {
    const meeting = await aMeeting();
    const ask = (query: string) => usersAt(meeting, `${meeting.visitsPath}?${query}`);
    expect(await ask(`filter_conditions=${json({ user_id: 'john' })}`)).toEqual(['phone', 'laptop']);
    expect(await ask(`filter_conditions=${json({ publisher_type: 'webrtc' })}`)).toEqual(['laptop']);
    const { next } = (await meeting.server.get(`${meeting.visitsPath}?limit=2`)).body;
    expect(await ask(`limit=2&next=${String(next)}`)).toEqual(['tablet']);
    const none = await meeting.server.get(`${meeting.path}/session/none/participant_sessions`);
    expect(none.body.message).toContain('call session not found');
  });
});
