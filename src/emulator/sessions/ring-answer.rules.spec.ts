import { emulatedCalls, type CallFixture } from '../../../test/support/emulated-call';

const calls = emulatedCalls();
let fixture: CallFixture;

beforeEach(async () => {
  fixture = await calls.make();
  await fixture.server.post(`${fixture.path}/ring`);
  fixture.news();
});

describe('a ring', () => {
  it('is accepted', async () => {
    const { call, news, latest } = fixture;
    call.accept('jane');
    expect(news()).toEqual(['call.accepted']);
    expect(latest('call.accepted')).toMatchObject({
      user: { id: 'jane' },
      call: { session: { started_at: null, accepted_by: { jane: expect.any(String) } } },
    });
    const { session } = await fixture.shown();
    expect(session).toMatchObject({
      accepted_by: { jane: expect.any(Number) },
      rejected_by: {},
      missed_by: {},
    });
    expect(call.join('jane').session_id).toBe(session.id);
  });

  it('is rejected by one, and goes on for the others', async () => {
    const { call, news, latest } = fixture;
    call.reject('jane', { reason: 'busy' });
    expect(news()).toEqual(['call.rejected']);
    expect(latest('call.rejected')).toMatchObject({ user: { id: 'jane' }, reason: 'busy' });
    expect(await fixture.shown()).toMatchObject({
      ended_at: null,
      session: { rejected_by: { jane: expect.any(Number) } },
    });
  });

  it('ends the call when everybody has rejected it', async () => {
    const { call, news, latest } = fixture;
    call.reject('jane');
    call.reject('jack');
    expect(news()).toEqual(['call.rejected', 'call.rejected', 'call.ended']);
    expect(latest('call.ended')).toMatchObject({ user: { id: 'jack' } });
    expect((await fixture.shown()).session.ended_at).not.toBeNull();
  });

  it('does not end the call when somebody has accepted it', async () => {
    const { call } = fixture;
    call.accept('jane');
    call.reject('jack');
    expect((await fixture.shown()).ended_at).toBeNull();
  });

  it('does not end the call of people who are in it', async () => {
    const { server, call } = fixture;
    await server.post('/users', { users: { eve: { id: 'eve' } } });
    call.join('john');
    call.join('eve');
    call.reject('jane');
    call.reject('jack');
    expect(await fixture.shown()).toMatchObject({ ended_at: null, session: { ended_at: null } });
  });

  it('ends the call when the caller gives up, and is missed by who has not answered', async () => {
    const { call, news, latest } = fixture;
    call.reject('john', { reason: 'cancel' });
    expect(news()).toEqual(['call.rejected', 'call.missed', 'call.missed', 'call.ended']);
    expect(latest('call.ended')).toMatchObject({ reason: 'cancel', user: { id: 'john' } });
    const { session } = await fixture.shown();
    expect(Object.keys(session.missed_by).sort()).toEqual(['jack', 'jane']);
    expect(session.rejected_by).toEqual({});
  });

  it('is missed, at once or when the time to answer is over', async () => {
    const { call, advance, news, latest } = fixture;
    call.miss('jane');
    expect(news()).toEqual(['call.missed']);
    expect(latest('call.missed')).toMatchObject({
      user: { id: 'john' },
      members: [{ user_id: 'jane' }],
      notify_user: true,
      session_id: (await fixture.shown()).current_session_id,
    });
    advance(14);
    expect(news()).toEqual([]);
    advance(1);
    expect(news()).toEqual(['call.missed']);
    expect(Object.keys((await fixture.shown()).session.missed_by).sort()).toEqual(['jack', 'jane']);
    advance(3600);
    expect(news()).toEqual([]);
  });

  it('is not missed by who is in the call', () => {
    const { call, advance, news } = fixture;
    call.join('jane');
    call.join('jack');
    news();
    advance(60);
    expect(news()).toEqual([]);
  });

  it('can be answered by nobody else', async () => {
    const { call, server } = fixture;
    await server.post('/users', { users: { eve: { id: 'eve' } } });
    for (const answer of [
      () => {
        call.accept('eve');
      },
      () => {
        call.reject('eve');
      },
      () => {
        call.miss('eve');
      },
    ]) {
      expect(answer).toThrow('the call does not ring for the user eve');
    }
  });

  it('is answered by users over HTTP as well', async () => {
    const { server, path, news } = fixture;
    expect((await server.as('jane').post(`${path}/accept`)).status).toBe(201);
    expect((await server.as('jack').post(`${path}/reject`, { reason: 'decline' })).status).toBe(201);
    expect(news()).toEqual(['call.accepted', 'call.rejected']);
  });

  it('is for those who are not in the call yet', async () => {
    const { server, path, call } = fixture;
    call.join('jane');
    expect((await server.post(`${path}/ring`)).body.members_ids).toEqual(['jack']);
  });
});
