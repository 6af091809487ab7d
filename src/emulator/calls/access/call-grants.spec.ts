import { emulatedApps } from '../../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../../test/support/emulator-http';
import { CallTypeStore } from '../../world/call-type-store';
import { GrantTable } from '../../world/call-types/grant-table';

const newApp = emulatedApps();

async function shown(server: EmulatorHttp, path: string): Promise<string[]> {
  const { body } = await server.as('john').get<{ own_capabilities: string[] }>(path);
  return body.own_capabilities;
}

describe('the grants of a caller', () => {
  afterEach(() => jest.restoreAllMocks());

  it('are not looked up for each capability that a call shows', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' } } });
    await server.post('/video/call/default/c1', { data: { created_by_id: 'john' } });
    const path = '/video/call/default/c1';
    const before = await shown(server, path);
    const types = jest.spyOn(CallTypeStore.prototype, 'get');
    const tables = jest.spyOn(CallTypeStore.prototype, 'grantsOf');
    const questions = jest.spyOn(GrantTable.prototype, 'allows');

    expect(await shown(server, path)).toEqual(before);
    // To be let in, and to show the capabilities.
    expect(tables).toHaveBeenCalledTimes(2);
    expect(questions).toHaveBeenCalledTimes(1);
    const lookups = types.mock.calls.length;
    types.mockClear();
    await server.get(path);
    expect(types).toHaveBeenCalledTimes(lookups);
  });

  it('follow the grants of the call type', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    await server.post('/video/call/default/c1', { data: { created_by_id: 'jane' } });
    const path = '/video/call/default/c1';
    expect(await shown(server, path)).toContain('send-audio');

    await server.put('/video/calltypes/default', { grants: { user: ['read-call', 'send-video'] } });
    expect(await shown(server, path)).toEqual(['read-call', 'send-video']);
  });

  it('go with the call type, and come new with another one of that name', async () => {
    const server = newApp();
    await server.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    const path = '/video/call/lesson/c1';
    const make = async (grants: readonly string[]) => {
      await server.post('/video/calltypes', { name: 'lesson', grants: { user: grants } });
      await server.post(path, { data: { created_by_id: 'jane' } });
      return shown(server, path);
    };
    expect(await make(['read-call'])).toEqual(['read-call']);
    await server.delete('/video/calltypes/lesson');
    expect(await make(['read-call', 'join-call'])).toEqual(['join-call', 'read-call']);
  });
});
