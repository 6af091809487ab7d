import { emulatedApps } from '../../../test/support/emulated-apps';

const newApp = emulatedApps();

describe('guests', () => {
  it('get an id of their own, the role guest and a token that works', async () => {
    const server = newApp();
    const { status, body } = await server.anonymously().post('/guest', {
      user: { id: 'visitor', name: 'V', image: 'i', custom: { x: 1 }, role: 'admin', teams: ['red'] },
    });
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ name: 'V', image: 'i', custom: { x: 1 }, role: 'guest', teams: [] });
    expect(body.user.id).toMatch(/^[\da-f-]{36}-visitor$/);
    const claims = JSON.parse(
      Buffer.from(String(body.access_token).split('.')[1]!, 'base64url').toString(),
    ) as object;
    expect(claims).toEqual({ user_id: body.user.id, iat: expect.any(Number) });
    expect((await server.as(body.user.id).get('/devices')).status).toBe(200);
  });

  it('keep the id they have been given', async () => {
    const server = newApp();
    const { id } = (await server.post('/guest', { user: { id: 'visitor' } })).body.user;
    const again = await server.post('/guest', { user: { id, name: 'V' } });
    expect(again.body.user).toMatchObject({ id, name: 'V' });
  });

  it('cannot take the id of a user', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.post('/guest', { user: { id: 'john' } })).body).toMatchObject({
      StatusCode: 400,
      code: 4,
      message: 'CreateGuest failed with error: "user "john" exists and is not a guest"',
    });
  });

  it.each([
    [{ guest_user_creation_disabled: true }, 'guest user creation is disabled'],
    [{ multi_tenant_enabled: true }, 'guest users are not available with multi-tenancy'],
  ])('are not let in with %j', async (settings, reason) => {
    const server = newApp();
    await server.patch('/app', settings);
    expect((await server.anonymously().post('/guest', { user: { id: 'a' } })).body).toMatchObject({
      StatusCode: 403,
      code: 17,
      message: `CreateGuest failed with error: "${reason}"`,
    });
  });

  it('have to be named', async () => {
    expect((await newApp().post('/guest', {})).body.message).toContain('user is a required field');
    expect((await newApp().post('/guest', { user: {} })).body.message).toContain(
      'user.id is a required field',
    );
  });
});
