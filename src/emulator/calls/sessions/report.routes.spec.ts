import { emulatedCalls } from '../../../../test/support/emulated-call';

const calls = emulatedCalls();

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
});
