import { emulatedApps } from '../../../test/support/emulated-apps';
import type { EmulatorHttp } from '../../../test/support/emulator-http';

// Time stands still, so that a task only moves on when it is read.
const newApp = emulatedApps({ clock: { now: () => Date.parse('2026-01-01T00:00:00Z') } });

describe('block lists', () => {
  let server: EmulatorHttp;
  beforeEach(() => {
    server = newApp();
  });

  const create = (body: object) => server.post('/blocklists', body);
  const list = async (query = '') =>
    (
      await server.get<{ blocklists: { name: string; words: string[] }[]; next_cursor?: string }>(
        `/blocklists${query}`,
      )
    ).body;
  const names = async (query = '') => (await list(query)).blocklists.map(({ name }) => name);

  it('are created, read, changed and deleted by name', async () => {
    await server.post('/users', { users: { john: { id: 'john' } } });
    const { status, body } = await create({
      name: 'rude',
      words: ['heck'],
      is_leet_check_enabled: true,
      user_id: 'john',
    });
    expect(status).toBe(201);
    expect(body.blocklist).toEqual({
      id: expect.any(String),
      name: 'rude',
      type: 'word',
      words: ['heck'],
      owner_user_id: 'john',
      is_confusable_folding_enabled: false,
      is_leet_check_enabled: true,
      is_plural_check_enabled: false,
      is_substring_matching_enabled: false,
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    expect((await server.get('/blocklists/rude')).body.blocklist).toEqual(body.blocklist);

    const changed = await server.put('/blocklists/rude', { words: ['darn'], is_plural_check_enabled: true });
    expect(changed.status).toBe(201);
    expect(changed.body.blocklist).toEqual({
      ...body.blocklist,
      words: ['darn'],
      is_plural_check_enabled: true,
      updated_at: expect.any(Number),
    });

    expect((await server.delete('/blocklists/rude')).status).toBe(200);
    expect(await names()).toEqual([]);
  });

  it.each([
    [{ words: [] }, 'name'],
    [{ name: '', words: [] }, 'name'],
    [{ name: 'x'.repeat(256), words: [] }, 'name'],
    [{ name: 'x' }, 'words'],
    [{ name: 'x', words: [1] }, 'words[0]'],
    [{ name: 'x', words: [], type: 'phrase' }, 'type'],
    [{ name: 'taken', words: [] }, 'name'],
  ])('are refused with %j, naming %s', async (body, field) => {
    await create({ name: 'taken', words: [] });
    const { body: error } = await create(body);
    expect(error).toMatchObject({
      StatusCode: 400,
      code: 4,
      exception_fields: { [field]: expect.any(String) },
    });
  });

  it('are unique by name in each team and outside teams', async () => {
    for (const team of [undefined, 'red', 'blue']) {
      expect((await create({ name: 'rude', words: [team ?? 'none'], team })).status).toBe(201);
      expect((await create({ name: 'rude', words: [], team })).status).toBe(400);
    }
    expect((await server.get('/blocklists/rude?team=red')).body.blocklist).toMatchObject({
      team: 'red',
      words: ['red'],
    });
    await server.put('/blocklists/rude', { team: 'red', words: ['scarlet'] });
    await server.delete('/blocklists/rude');
    const { blocklists } = await list();
    expect(blocklists.map(({ words }) => words[0])).toEqual(['scarlet', 'blue']);
    expect((await list('?team=blue')).blocklists).toHaveLength(1);
  });

  it('are listed in pages', async () => {
    for (const name of ['a', 'b', 'c']) await create({ name, words: [] });
    const first = await list('?limit=2');
    expect(first.blocklists).toHaveLength(2);
    const second = await list(`?limit=2&cursor=${first.next_cursor!}`);
    expect(second.blocklists).toMatchObject([{ name: 'c' }]);
    expect(second).not.toHaveProperty('next_cursor');
    for (const query of ['limit=0', 'limit=201', 'cursor=x']) {
      expect((await server.get(`/blocklists?${query}`)).body).toMatchObject({ StatusCode: 400, code: 4 });
    }
  });

  it('take words that they do not have yet, in a task', async () => {
    const { id } = (await create({ name: 'rude', words: ['a'] })).body.blocklist as { id: string };
    const { status, body } = await server.post(`/blocklists/${id}/import`, { items: ['a', 'b', 'b'] });
    expect(status).toBe(201);
    const read = () => server.get(`/tasks/${body.task_id as string}`);
    expect([(await read()).body.status, (await read()).body.status, (await read()).body.status]).toEqual([
      'pending',
      'running',
      'completed',
    ]);
    expect((await server.get('/blocklists/rude')).body.blocklist.words).toEqual(['a', 'b']);
    expect((await server.post(`/blocklists/${id}/import`, { items: [] })).body).toMatchObject({
      code: 4,
      exception_fields: { items: expect.any(String) },
    });
    expect((await server.post(`/blocklists/${id}/import`, { items: ['a'], chunk_size: 0 })).status).toBe(400);
  });

  it('are not found if they are not there, and refused to users', async () => {
    const answers = [
      await server.get('/blocklists/x'),
      await server.put('/blocklists/x', {}),
      await server.delete('/blocklists/x'),
      await server.post('/blocklists/x/import', { items: ['a'] }),
      await create({ name: 'a', words: [], user_id: 'nobody' }),
    ];
    expect(answers.map(({ body }) => `${body.StatusCode}/${body.code}`)).toEqual(answers.map(() => '404/16'));
    await server.post('/users', { users: { john: { id: 'john' } } });
    expect((await server.as('john').get('/blocklists')).status).toBe(403);
  });
});
