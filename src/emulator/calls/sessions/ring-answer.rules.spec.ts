import { emulatedCalls, type CallFixture } from '../../../../test/support/emulated-call';
import { EmulatorHttp } from '../../../../test/support/emulator-http';
import { startStreamEmulator } from '../..';

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

describe('a reject after the ring is over', () => {
  const reject = (userId: string, reason: string) =>
    fixture.server.as(userId).post(`${fixture.path}/reject`, { reason });

  it('is accepted from the caller, and changes nothing', async () => {
    await reject('jane', 'decline');
    await reject('jack', 'busy');
    const before = await fixture.shown();
    fixture.news();

    expect((await reject('john', 'cancel')).status).toBe(201);
    expect((await reject('john', 'cancel')).status).toBe(201);

    expect(fixture.news()).toEqual([]);
    expect((await fixture.shown()).session).toEqual(before.session);
  });

  it('is accepted from a callee after the caller cancelled, who has missed the call then', async () => {
    expect((await reject('john', 'cancel')).status).toBe(201);
    fixture.news();

    expect((await reject('john', 'cancel')).status).toBe(201);
    expect((await reject('jane', 'timeout')).status).toBe(201);

    expect(fixture.news()).toEqual([]);
    const { session } = await fixture.shown();
    expect(session.rejected_by).toEqual({});
    expect(Object.keys(session.missed_by).sort()).toEqual(['jack', 'jane']);
  });

  it('is accepted from both sides after the call was ended', async () => {
    await fixture.server.post(`${fixture.path}/mark_ended`);
    expect((await reject('john', 'cancel')).status).toBe(201);
    expect((await reject('jane', 'decline')).status).toBe(201);
  });

  it('does not end a later ring of the same call', async () => {
    await reject('john', 'cancel');
    await fixture.server.post(`${fixture.path}/ring`);
    await reject('jane', 'decline');
    expect((await fixture.shown()).session.ended_at).toBeNull();
  });

  it('is refused to users who had no part in it, as accepting is to all', async () => {
    await fixture.server.post('/users', { users: { eve: { id: 'eve' } } });
    await reject('john', 'cancel');
    const late = [
      await reject('eve', 'decline'),
      await fixture.server.as('jane').post(`${fixture.path}/accept`),
      await fixture.server.as('john').post(`${fixture.path}/accept`),
    ];
    for (const answer of late) expect(answer).toMatchObject({ status: 400, body: { code: 4 } });
  });
});

describe('a ring by a member who did not make the call', () => {
  beforeEach(async () => {
    fixture = await calls.make({ members: [{ user_id: 'john' }, { user_id: 'jane' }, { user_id: 'jack' }] });
    await fixture.server.as('jane').post(`${fixture.path}/ring`);
    fixture.news();
  });

  it('is cancelled by that member, who may be in the call already', async () => {
    const { call, server, path, latest } = fixture;
    call.join('jane');
    expect((await server.as('jane').post(`${path}/reject`, { reason: 'cancel' })).status).toBe(201);
    expect(latest('call.missed')).toMatchObject({ user: { id: 'jane' } });
    expect(latest('call.ended')).toMatchObject({ user: { id: 'jane' }, reason: 'cancel' });
    expect((await server.as('jane').post(`${path}/reject`, { reason: 'cancel' })).status).toBe(201);
  });

  it('is rejected by the creator like by any other callee', async () => {
    const { call, news } = fixture;
    call.reject('john', { reason: 'busy' });
    expect(news()).toEqual(['call.rejected']);
    expect(Object.keys((await fixture.shown()).session.rejected_by)).toEqual(['john']);
    call.reject('jack');
    expect(news()).toEqual(['call.rejected', 'call.ended']);
  });

  it('does not stop the ring of another one when it is cancelled', async () => {
    const { call, server, path, news } = fixture;
    await server.as('jack').post(`${path}/ring`, { members_ids: ['john'] });
    news();
    call.reject('jane', { reason: 'cancel' });
    expect(news()).toEqual(['call.rejected', 'call.missed']);
    expect((await fixture.shown()).ended_at).toBeNull();
  });

  it('comes back from exported state', async () => {
    const { apiKey, path } = fixture;
    const seed = calls.emulator().exportState(apiKey);
    const copy = await startStreamEmulator({ seed });
    const server = new EmulatorHttp(copy);
    expect((await server.as('jane').post(`${path}/reject`, { reason: 'cancel' })).status).toBe(201);
    expect((await server.get(path)).body.call.ended_at).not.toBeNull();
    await copy.close();
  });
});
