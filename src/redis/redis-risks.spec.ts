import { redisRisks, redisRisksOf } from './redis-risks';
import { readAllRedisSettings, readRedisSettings, type RedisSettings } from './redis-settings';

const SAFE: RedisSettings = {
  appendOnly: true,
  appendFsync: 'everysec',
  appendSucceeds: true,
  snapshotSucceeds: true,
  needsSnapshots: true,
  evictionPolicy: 'noeviction',
  maxMemory: 1000,
  usedMemory: 500,
};
const SILENT: RedisSettings = {
  appendOnly: undefined,
  appendFsync: undefined,
  appendSucceeds: undefined,
  snapshotSucceeds: undefined,
  needsSnapshots: undefined,
  evictionPolicy: undefined,
  maxMemory: undefined,
  usedMemory: undefined,
};

const kindsOf = (settings: RedisSettings) => redisRisks(settings).map(({ kind }) => kind);

describe('redisRisks', () => {
  it.each<[string, Partial<RedisSettings>, string[]]>([
    ['nothing, when it persists, keeps its keys and has room', {}, []],
    ['nothing, when CONFIG is forbidden', { appendFsync: undefined }, []],
    ['nothing, without a limit', { maxMemory: 0, usedMemory: 1e12 }, []],
    ['that it does not persist', { appendOnly: false }, ['not-persistent']],
    ['that it persists late', { appendFsync: 'no' }, ['not-persistent']],
    ['that it cannot write its file', { appendSucceeds: false }, ['refuses']],
    [
      'that it waits for a snapshot which it cannot save',
      { snapshotSucceeds: false, needsSnapshots: true },
      ['refuses'],
    ],
    [
      'that it could not save a snapshot',
      { snapshotSucceeds: false, needsSnapshots: undefined },
      ['not-persistent'],
    ],
    ['that it is nearly full', { usedMemory: 900 }, ['nearly-full']],
    ['that it is full', { usedMemory: 1000 }, ['refuses']],
    ['that it evicts keys', { evictionPolicy: 'volatile-lru' }, ['evicts']],
    [
      'that it evicts keys rather than being full',
      { evictionPolicy: 'allkeys-lru', usedMemory: 1000 },
      ['evicts'],
    ],
    ['what it does not tell', SILENT, ['unknown', 'unknown']],
  ])('finds %s', (_, settings, kinds) => {
    expect(kindsOf({ ...SAFE, ...settings })).toEqual(kinds);
  });
});

describe('redisRisksOf', () => {
  it('tells once what is wrong with several servers', () => {
    const servers = [{ ...SAFE, appendOnly: false }, SAFE, { ...SAFE, appendOnly: false, usedMemory: 1000 }];

    expect(redisRisksOf(servers).map(({ kind }) => kind)).toEqual(['not-persistent', 'refuses']);
  });
});

describe('readAllRedisSettings', () => {
  it('asks every primary of a cluster', async () => {
    const aNode = (policy: string) => ({
      call: (...words: string[]) =>
        Promise.resolve(words.join(' ') === 'INFO memory' ? `maxmemory_policy:${policy}` : ''),
    });
    const nodes = jest.fn(() => [aNode('noeviction'), aNode('allkeys-lru')]);
    const cluster = { call: () => Promise.resolve(''), nodes };

    const settings = await readAllRedisSettings(cluster);

    expect(nodes).toHaveBeenCalledWith('master');
    expect(settings.map(({ evictionPolicy }) => evictionPolicy)).toEqual(['noeviction', 'allkeys-lru']);
  });
});

describe('readRedisSettings', () => {
  it('takes what INFO and CONFIG tell', async () => {
    const answers: Record<string, unknown> = {
      'INFO persistence':
        '# Persistence\r\naof_enabled:1\r\naof_last_write_status:err\r\nrdb_last_bgsave_status:err\r\n',
      'INFO memory':
        '# Memory\r\nused_memory:900\r\nmem_not_counted_for_evict:100\r\nmaxmemory:1000\r\nmaxmemory_policy:noeviction\r\n',
      'CONFIG GET append*': ['appendonly', 'no', 'appendfsync', 'always'],
      'CONFIG GET stop-writes-on-bgsave-error': ['stop-writes-on-bgsave-error', 'yes'],
      'CONFIG GET save': ['save', '3600 1'],
    };
    const call = (...words: string[]) => Promise.resolve(answers[words.join(' ')]);

    expect(await readRedisSettings({ call })).toEqual({
      appendOnly: true,
      appendFsync: 'always',
      appendSucceeds: false,
      snapshotSucceeds: false,
      needsSnapshots: true,
      evictionPolicy: 'noeviction',
      maxMemory: 1000,
      usedMemory: 800,
    });
  });

  it('takes CONFIG where INFO is forbidden', async () => {
    const call = (command: string) =>
      command === 'INFO' ? Promise.reject(new Error('NOPERM')) : Promise.resolve(['appendonly', 'yes']);

    expect(await readRedisSettings({ call })).toEqual({ ...SILENT, appendOnly: true });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['refuses everything', () => Promise.reject(new Error('NOPERM'))],
    ['answers something else', () => Promise.resolve('PONG')],
  ])('knows nothing of a Redis that %s', async (_, call) => {
    expect(await readRedisSettings({ call })).toEqual(SILENT);
  });
});
