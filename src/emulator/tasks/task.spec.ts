import { emulatedApps } from '../../../test/support/emulated-apps';

const start = Date.parse('2026-01-01T00:00:00Z');
let now = start;
const newApp = emulatedApps({ clock: { now: () => now } });

interface ShownTask {
  readonly status: string;
  readonly updated_at: number;
}

async function startTask() {
  const server = newApp();
  await server.post('/users', { users: { john: { id: 'john' } } });
  const { task_id } = (await server.post('/users/delete', { user_ids: ['john'] })).body;
  return {
    server,
    task_id,
    read: async () => (await server.get<ShownTask>(`/tasks/${String(task_id)}`)).body,
  };
}

describe('tasks', () => {
  beforeEach(() => {
    now = start;
  });

  it('get one step further each time they are read', async () => {
    const { read, task_id } = await startTask();
    const pending = await read();
    expect(pending).toMatchObject({ task_id, status: 'pending', created_at: expect.any(Number) });
    expect(pending).not.toHaveProperty('result');
    expect((await read()).status).toBe('running');
    const completed = await read();
    expect(completed).toMatchObject({ status: 'completed', result: { john: { status: 'ok' } } });
    expect(completed.updated_at).toBeGreaterThan(pending.updated_at);
    expect(await read()).toEqual({ ...completed, duration: expect.any(String) });
  });

  it('get on with time', async () => {
    const running = await startTask();
    now += 200;
    expect((await running.read()).status).toBe('running');
    const completed = await startTask();
    now += 1000;
    expect((await completed.read()).status).toBe('completed');
  });

  it('are not found under other ids, or by users', async () => {
    const { server, task_id } = await startTask();
    expect((await server.get('/tasks/x')).body).toMatchObject({ StatusCode: 404, code: 16 });
    await server.post('/users', { users: { jane: { id: 'jane' } } });
    expect((await server.as('jane').get(`/tasks/${String(task_id)}`)).status).toBe(403);
  });
});
