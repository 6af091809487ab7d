import { emulatedApps } from '../../../test/support/emulated-apps';

const newApp = emulatedApps();

describe('custom events for a user', () => {
  it('are accepted for a user that exists', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' } } });
    const send = (id: string, event: object) => server.post(`/chat/users/${id}/event`, { event });
    expect((await send('john', { type: 'friendship', custom: { text: 'hi' } })).status).toBe(201);
    expect((await send('x', { type: 'friendship' })).status).toBe(404);
    expect((await send('john', {})).body.message).toBe(
      'SendUserCustomEvent failed with error: "event.type is a required field"',
    );
    expect((await send('john', { type: 'x', custom: { text: 'x'.repeat(5200) } })).body.message).toContain(
      'event.custom must be a maximum of 5120 bytes in size',
    );
  });
});
