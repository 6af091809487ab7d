import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamClient } from '../../src';
import { openCassette, StreamTesting, type CassetteOptions } from '../../src/testing';

describe('a cassette', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cassettes-'));
  const ci = process.env.CI;
  let stream: StreamTesting;
  let file: string;
  let count = 0;

  beforeEach(async () => {
    delete process.env.CI;
    stream = await StreamTesting.create();
    file = join(directory, 'nested', `${++count}.json`);
  });
  afterEach(async () => {
    if (ci === undefined) delete process.env.CI;
    else process.env.CI = ci;
    await stream.close();
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  /** Runs with a client of a cassette, which is closed at the end. */
  async function run<T>(
    work: (client: StreamClient) => Promise<T>,
    { apiKey = stream.apiKey, ...options }: CassetteOptions & { readonly apiKey?: string } = {},
  ): Promise<T> {
    const cassette = await openCassette(file, { secrets: [stream.apiKey, stream.apiSecret], ...options });
    const { baseUrl, apiSecret } = stream;
    const client = new StreamClient(apiKey, apiSecret, {
      baseUrl,
      dispatcher: cassette.dispatcher,
      retries: 0,
    });
    try {
      return await work(client);
    } finally {
      await client.close();
      await cassette.close();
    }
  }

  const upsert = (client: StreamClient) => client.upsertUsers([{ id: 'john', name: 'John' }]);

  it('records the first run and replays the next, whatever the key', async () => {
    const work = async (client: StreamClient) => {
      const { users } = await upsert(client);
      const failure = await client.video
        .call('default', 'none')
        .get()
        .catch((error: unknown) => error);
      return { users, failure: String(failure).replace(/request .*/, '') };
    };

    const recorded = await run(work);
    stream.clearRequests();
    const replayed = await run(work, { apiKey: 'other-key' });

    expect(replayed).toEqual(recorded);
    expect(replayed.users.john?.created_at).toBeInstanceOf(Date);
    expect(stream.requests()).toEqual([]);
  });

  it('keeps no key, secret or token', async () => {
    await run(async (client) => {
      await upsert(client);
      await client.createGuest({ user: { id: 'guest' } });
      await client.upsertUsers([
        { id: 'jane', custom: { api_key: 'k-123', link: 'https://x/?token=t-456&a=1' } },
      ]);
    });
    const text = readFileSync(file, 'utf8');

    for (const secret of [stream.apiKey, stream.apiSecret, 'eyJ', 'k-123', 't-456'])
      expect(text).not.toContain(secret);
    expect(text).toContain('"access_token": "[scrubbed]"');
    expect(text).toContain('https://x/?token=[scrubbed]&a=1');
  });

  it('says how a new request differs, also when the error was caught', async () => {
    await run(upsert);
    const failures: unknown[] = [];

    const replaying = run(async (client) => {
      await client.upsertUsers([{ id: 'john', name: 'Jim' }]).catch((error: unknown) => failures.push(error));
    });

    await expect(replaying).rejects.toMatchObject({
      name: 'UnrecordedRequestError',
      message: `The cassette ${file} has no response for POST /api/v2/users.
The nearest recorded request differs:
  body.users.john.name: recorded "John", sent "Jim"
0 of 1 recorded requests were sent so far. Delete the file to record it again.`,
    });
    expect(String(failures[0])).toContain('recorded "John", sent "Jim"');
  });

  it('says what it has instead of a new operation, and when a request is sent too often', async () => {
    await run(upsert);

    await expect(run((client) => client.getApp())).rejects.toThrow('It has:\n  POST /api/v2/users');
    await expect(
      run(async (client) => {
        await upsert(client);
        await upsert(client);
      }),
    ).rejects.toThrow('It was recorded once, and is sent more often.');
  });

  it('ignores fields that differ in each run, if asked to', async () => {
    const create = (topic: string) => (client: StreamClient) =>
      client.upsertUsers([{ id: 'john', custom: { topic } }]);
    await run(create('a'));

    await expect(run(create('b'), { ignoreFields: ['topic'] })).resolves.toBeDefined();
    await expect(run(create('b'))).rejects.toThrow('body.users.john.custom.topic: recorded "a", sent "b"');
  });

  it('lists what was not replayed', async () => {
    await run(upsert);
    const cassette = await openCassette(file);

    expect([cassette.mode, cassette.unused()]).toEqual(['replay', ['POST /api/v2/users']]);
    await cassette.close();
  });

  it('records nothing while CI is set, and replays there', async () => {
    process.env.CI = 'true';
    await expect(openCassette(file)).rejects.toThrow('nothing is recorded while CI is set');
    expect(existsSync(file)).toBe(false);

    delete process.env.CI;
    await run(upsert);
    process.env.CI = 'true';
    await expect(run(upsert)).resolves.toBeDefined();
  });

  it('rejects files that are no cassettes', async () => {
    file = join(directory, 'other.json');
    writeFileSync(file, '{"version":2}');

    await expect(openCassette(file)).rejects.toThrow('is no cassette of version 1');
  });
});
