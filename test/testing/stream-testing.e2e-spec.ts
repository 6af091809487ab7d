import { execFileSync } from 'node:child_process';
import { Injectable, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { InjectStream, StreamApiError, StreamClient, StreamModule } from '../../src';
import { overrideStream, StreamTesting, StreamTestingModule } from '../../src/testing';

@Injectable()
class StandupService {
  constructor(
    private readonly stream: StreamClient,
    @InjectStream('eu') readonly eu: StreamClient,
  ) {}

  async open(): Promise<string> {
    await this.stream.upsertUsers([{ id: 'john' }]);
    const { call } = await this.stream.video
      .call('default', 'standup')
      .getOrCreate({ data: { created_by_id: 'john' } });
    return call.cid;
  }
}

const modules: TestingModule[] = [];
afterEach(async () => {
  await Promise.all(modules.splice(0).map((module) => module.close()));
});

async function aModule(
  options: Parameters<typeof StreamTestingModule.forRoot>[0] = {},
): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [StreamTestingModule.forRoot({ names: ['eu'], ...options })],
    providers: [StandupService],
  }).compile();
  modules.push(module);
  return module;
}

describe('StreamTestingModule', () => {
  it('connects the injected client with an app whose requests and events the test sees', async () => {
    const module = await aModule();
    const stream = module.get(StreamTesting);

    await expect(module.get(StandupService).open()).resolves.toBe('default:standup');
    stream.call('default:standup').join('jane');

    expect(stream.requests('GetOrCreateCall')).toMatchObject([{ performed: true, status: 201 }]);
    expect(stream.performed('UpdateUsers')).toBe(1);
    expect(stream.events('call.created')).toHaveLength(1);
    await expect(stream.nextEvent('call.session_participant_joined')).resolves.toMatchObject({
      payload: { call_cid: 'default:standup' },
    });
  });

  it('gives each module an app of its own in one emulator', async () => {
    const [first, second] = [(await aModule()).get(StreamTesting), (await aModule()).get(StreamTesting)];
    await first.client.upsertUsers([{ id: 'john' }]);

    expect(second.baseUrl).toBe(first.baseUrl);
    expect(second.requests()).toEqual([]);
    await expect(second.client.queryUsers({ payload: { filter_conditions: {} } })).resolves.toMatchObject({
      users: [],
    });
  });

  it('gives each named client an app of its own', async () => {
    const module = await aModule();
    const stream = module.get(StreamTesting);
    await module.get(StandupService).eu.upsertUsers([{ id: 'jane' }]);

    expect(module.get(StandupService).eu.apiKey).toBe(stream.named('eu').apiKey);
    expect(stream.named('eu').performed('UpdateUsers')).toBe(1);
    expect(stream.performed('UpdateUsers')).toBe(0);
  });

  it('starts with a given state, and passes options to the clients', async () => {
    const module = await aModule({
      state: { users: [{ id: 'john', name: 'John' }] },
      client: { maxTokenValiditySeconds: 60 },
    });
    const client = module.get(StreamClient);

    await expect(client.queryUsers({ payload: { filter_conditions: {} } })).resolves.toMatchObject({
      users: [{ id: 'john', name: 'John' }],
    });
    expect(() => client.generateUserToken({ user_id: 'john', validity_in_seconds: 61 })).toThrow('60');
  });

  it('removes its apps when the Nest app closes', async () => {
    const module = await aModule();
    const stream = module.get(StreamTesting);
    const other = new StreamClient(stream.apiKey, stream.apiSecret, { baseUrl: stream.baseUrl });
    const eu = stream.named('eu');
    await other.getApp();

    await module.close();

    await expect(other.getApp()).rejects.toThrow(StreamApiError);
    await other.close();
    expect(() => stream.events()).toThrow(`no app with the API key "${stream.apiKey}"`);
    expect(() => eu.events()).toThrow(`no app with the API key "${eu.apiKey}"`);
  });

  it('drives faults and the clock of its app alone', async () => {
    const [first, second] = [(await aModule()).get(StreamTesting), (await aModule()).get(StreamTesting)];
    const id = first.faults.add({ kind: 'status', status: 400, operation: 'GetApp' });
    first.advance('1h');

    await expect(first.client.getApp()).rejects.toMatchObject({ status: 400 });
    await expect(second.client.getApp()).resolves.toBeDefined();
    expect(first.faults.list()).toMatchObject([{ id }]);
    expect([first.faults.remove(id), first.faults.list()]).toEqual([true, []]);
  });

  it('exports and replaces the state of its app', async () => {
    const stream = (await aModule()).get(StreamTesting);
    await stream.client.upsertUsers([{ id: 'john' }]);

    const state = stream.exportState();
    stream.importState({});

    expect(state.users).toMatchObject([{ id: 'john' }]);
    expect(stream.exportState().users).toEqual([]);
  });

  it('shows no secret', async () => {
    const stream = (await aModule()).get(StreamTesting);

    expect(JSON.stringify(stream)).not.toContain(stream.apiSecret);
  });

  it('does not work in production', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      await expect(StreamTesting.create()).rejects.toThrow('NODE_ENV=production');
    } finally {
      process.env.NODE_ENV = before;
    }
  });
});

describe('overrideStream', () => {
  const credentials = { apiKey: 'real-key', apiSecret: 'real-secret' };

  @Module({
    imports: [
      StreamModule.forRoot({ ...credentials, maxTokenValiditySeconds: 60, proxy: 'http://proxy.example' }),
      StreamModule.forRootAsync({ name: 'eu', useFactory: () => credentials }),
    ],
    providers: [StandupService],
  })
  class HostModule {}

  it('connects each client of a host with an app of its own, which goes with the Nest app', async () => {
    const builder = Test.createTestingModule({ imports: [HostModule] });
    const stream = await overrideStream(builder);
    const module = await builder.compile();
    modules.push(module);

    await expect(module.get(StandupService).open()).resolves.toBe('default:standup');
    await module.get(StandupService).eu.getApp();
    expect(stream.performed('GetOrCreateCall')).toBe(1);
    expect(stream.named('eu').requests()).toMatchObject([{ operation: 'GetApp' }]);

    await module.close();
    expect(() => stream.events()).toThrow('no app');
    expect(() => stream.named('eu').events()).toThrow('no app');
  });

  it('keeps the options of the host', async () => {
    const builder = Test.createTestingModule({ imports: [HostModule] });
    await overrideStream(builder);
    modules.push(await builder.compile());
    const client = modules[0]!.get(StreamClient);

    expect(() => client.generateUserToken({ user_id: 'john', validity_in_seconds: 61 })).toThrow('60');
  });

  it('does without options that a test cannot make, if asked to', async () => {
    const imports = [
      StreamModule.forRootAsync({
        useFactory: () => {
          throw new Error('no vault in tests');
        },
      }),
    ];
    const keeping = Test.createTestingModule({ imports });
    await overrideStream(keeping);
    await expect(keeping.compile()).rejects.toThrow('no vault in tests');

    const ignoring = Test.createTestingModule({ imports });
    const stream = await overrideStream(ignoring, { hostOptions: 'ignore' });
    const module = await ignoring.compile();
    modules.push(module);
    await module.get(StreamClient).getApp();
    expect(stream.performed('GetApp')).toBe(1);
  });
});

describe('the emulator of the testing kit', () => {
  it('does not keep the process alive, even if nothing is closed', () => {
    const program = `
      const { StreamTesting } = require(${JSON.stringify(require.resolve('../../src/testing'))});
      StreamTesting.create().then(async (stream) => {
        await stream.client.upsertUsers([{ id: 'john' }]);
        console.log(stream.performed('UpdateUsers'));
      });`;
    const register = require.resolve('../support/register-typescript.cjs');
    const output = execFileSync(process.execPath, ['-r', 'reflect-metadata', '-r', register, '-e', program]);

    expect(output.toString().trim()).toBe('1');
  });
});
