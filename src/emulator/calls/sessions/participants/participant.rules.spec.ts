import { emulatedCalls, type CallFixture } from '../../../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
});

describe('joining a call', () => {
  it('starts a session with the first participant, and only with that', async () => {
    const { call, news } = fixture;
    const john = call.join('john');
    expect(news()).toEqual([
      'call.session_started',
      'call.session_participant_joined',
      'call.session_participant_count_updated',
    ]);
    expect(john).toMatchObject({ user_id: 'john', role: 'user', joined_at: expect.any(Date) });
    expect(john.session_id).toMatch(/^[0-9a-f-]{36}$/);

    call.join('jane');
    expect(news()).toEqual(['call.session_participant_joined', 'call.session_participant_count_updated']);
    const { current_session_id, session } = await fixture.shown();
    expect(current_session_id).toBe(john.session_id);
    expect(session).toMatchObject({
      id: john.session_id,
      started_at: expect.any(Number),
      ended_at: null,
      anonymous_participant_count: 0,
      participants_count_by_role: { user: 1, call_member: 1 },
      participants: [
        { user: { id: 'john' }, role: 'user', user_session_id: john.user_session_id },
        { user: { id: 'jane' }, role: 'call_member' },
      ],
    });
  });

  it('tells who joined, and how many there are', () => {
    const { call, latest } = fixture;
    const { session_id } = call.join('john', { role: 'host', user_session_id: 'phone' });
    expect(latest('call.session_participant_joined')).toMatchObject({
      call_cid: 'default:c1',
      session_id,
      participant: {
        user: { id: 'john' },
        user_session_id: 'phone',
        role: 'host',
        joined_at: expect.stringMatching(/Z$/),
      },
    });
    expect(latest('call.session_participant_count_updated')).toMatchObject({
      session_id,
      participants_count_by_role: { host: 1 },
      anonymous_participant_count: 0,
    });
  });

  it('makes a user that did not exist, and lets one in by several devices', async () => {
    fixture.call.join('guest-1');
    fixture.call.join('guest-1', { user_session_id: 'tablet' });
    expect(() => fixture.call.join('guest-1', { user_session_id: 'tablet' })).toThrow(
      'the user session tablet is in the call already',
    );
    expect((await fixture.shown()).session.participants_count_by_role).toEqual({ user: 2 });
  });

  it('counts users without a name', async () => {
    const { server, call } = fixture;
    await server.put('/video/calltypes/default', { grants: { anonymous: ['join-call'] } });
    call.joinAnonymously(2);
    call.leaveAnonymously();
    expect((await fixture.shown()).session).toMatchObject({
      anonymous_participant_count: 1,
      participants: [],
    });
    expect(() => {
      call.leaveAnonymously(2);
    }).toThrow('there are not that many anonymous users in the call');
  });

  it('makes the call an ongoing one', async () => {
    const ongoing = async () => {
      const filter_conditions = { ongoing: true };
      return (await fixture.server.post<{ calls: object[] }>('/video/calls', { filter_conditions })).body
        .calls;
    };
    expect(await ongoing()).toEqual([]);
    fixture.call.join('john');
    expect(await ongoing()).toHaveLength(1);
    fixture.call.endSession();
    expect(await ongoing()).toEqual([]);
  });

  it('is refused as a client would be', async () => {
    const { server, path, call } = fixture;
    await server.post(`${path}/block`, { user_id: 'jane' });
    expect(() => call.join('jane')).toThrow("User 'jane' is blocked from the call");
    await server.put('/video/calltypes/default', { grants: { call_member: ['join-call'] } });
    await server.post(`${path}/mark_ended`);
    expect(() => call.join('jack')).toThrow(
      "User 'jack' with role 'call_member' is not allowed to perform action JoinEndedCall in scope 'video:default'",
    );
    expect(() => calls.emulator().call('default:nope').join('john')).toThrow(
      "Can't find call with id default:nope",
    );
  });

  it('waits for the call to go live', async () => {
    const { server, path, call } = await calls.make({ type: 'livestream', members: [] });
    expect(() => call.join('jane')).toThrow('is not allowed to perform action JoinBackstage');
    expect(call.join('jack', { role: 'admin' }).role).toBe('admin');
    expect(() => call.join('jack', { role: 'clown' })).toThrow('clown');
    call.join('john');
    await server.post(`${path}/go_live`);
    expect(call.join('jane').role).toBe('user');
  });

  it('is limited where the call says so, but for whom it excludes', async () => {
    const { call } = await calls.make({
      settings: { limits: { max_participants: 1, max_participants_exclude_roles: ['host'] } },
    });
    call.join('jane', { role: 'host' });
    call.join('john');
    expect(() => call.join('jack')).toThrow('the call is full: it takes 1 participants');
    call.join('jack', { role: 'host' });
  });
});

describe('leaving a call', () => {
  it('tells how long a participant was in', () => {
    const { call, advance, news, latest } = fixture;
    const { user_session_id, session_id } = call.join('john');
    advance(61);
    news();
    call.leave('john', { reason: 'network' });
    expect(news()).toEqual(['call.session_participant_left', 'call.session_participant_count_updated']);
    expect(latest('call.session_participant_left')).toMatchObject({
      session_id,
      duration_seconds: 61,
      reason: 'network',
      participant: { user: { id: 'john' }, user_session_id },
    });
    expect(latest('call.session_participant_count_updated')).toMatchObject({
      participants_count_by_role: {},
    });
  });

  it('is by one device, or by all', async () => {
    const { call } = fixture;
    for (const device of ['a', 'b', 'c']) call.join('john', { user_session_id: device });
    call.leave('john', { user_session_id: 'b' });
    expect((await fixture.shown()).session.participants).toHaveLength(2);
    call.leave('john');
    expect((await fixture.shown()).session.participants).toEqual([]);
    expect(() => {
      call.leave('john');
    }).toThrow('the user john is not in the call');
  });

  it.each([
    ['kick', { user_id: 'jane' }, 'call.kicked_user'],
    ['block', { user_id: 'jane' }, 'call.blocked_user'],
  ])('is what %s makes a participant do', async (operation, body, event) => {
    const { server, path, call, news } = fixture;
    call.join('john');
    call.join('jane');
    news();
    await server.post(`${path}/${operation}`, body);
    expect(news()).toEqual([
      event,
      'call.session_participant_left',
      'call.session_participant_count_updated',
    ]);
    expect((await fixture.shown()).session.participants).toHaveLength(1);
  });

  it('happens to users who are deleted for good', async () => {
    const { server, call, latest } = fixture;
    call.join('john');
    call.join('jane');
    const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };
    await server.post('/users/delete', { user_ids: ['jane'], ...hard });
    expect((await fixture.shown()).session.participants).toHaveLength(1);
    expect(latest('call.session_participant_left')).toMatchObject({ participant: { user: { id: 'jane' } } });
  });
});
