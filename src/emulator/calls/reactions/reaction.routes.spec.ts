import { emulatedCalls, STILL_CLOCK } from '../../../../test/support/emulated-call';

const calls = emulatedCalls({ clock: STILL_CLOCK });

describe('SendVideoReaction', () => {
  it('emits a reaction, and answers with it', async () => {
    const { server, path, latest } = await calls.make();
    const reaction = { type: 'raised-hand', emoji_code: ':raise-hand:', custom: { size: 2 } };
    const { status, body } = await server.as('jane').post(`${path}/reaction`, reaction);
    expect(status).toBe(201);
    expect(body.reaction).toMatchObject({ ...reaction, user: { id: 'jane' } });
    expect(latest('call.reaction_new')).toMatchObject({
      call_cid: 'default:c1',
      reaction: { ...reaction, user: { id: 'jane' } },
    });
  });

  it('is counted in the report of the session, by minute', async () => {
    const { server, path, call, advance } = await calls.make();
    call.sendReaction('john', { type: 'early' });
    call.join('john');
    call.sendReaction('john', { type: 'like' });
    call.sendReaction('jane', { type: 'like' });
    advance(130);
    call.sendReaction('jane', { type: 'like' });
    const { body } = await server.get(`${path}/report`);
    expect(body.video_reactions).toMatchObject([
      { reaction: 'like', count_over_time: { by_minute: [{ count: 2 }, { count: 1 }] } },
    ]);
  });

  it('needs a type and the permission', async () => {
    const { server, path } = await calls.make();
    expect((await server.as('jane').post(`${path}/reaction`, {})).body.message).toContain(
      'type is a required field',
    );
    await server.put('/video/calltypes/default', { grants: { call_member: ['read-call'] } });
    expect((await server.as('jane').post(`${path}/reaction`, { type: 'like' })).status).toBe(403);
    expect((await server.post(`${path}/reaction`, { type: 'like' })).body.message).toContain(
      'server side auth',
    );
  });
});
