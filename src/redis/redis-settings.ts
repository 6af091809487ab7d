/** What is used of a Redis client to ask it about itself; `Redis` of ioredis is one. */
export interface AskedRedis {
  call(command: string, ...args: string[]): Promise<unknown>;
}

/** A client of a cluster, by which its nodes are reached; `Cluster` of ioredis is one. */
interface AskedCluster {
  nodes(role: 'master'): AskedRedis[];
}

/** How Redis keeps what it is given; `undefined` is what it does not tell. */
export interface RedisSettings {
  /** `appendonly`: whether each change is written to disk. */
  readonly appendOnly: boolean | undefined;
  /** When changes are on disk: `always`, `everysec` or `no`. */
  readonly appendFsync: string | undefined;
  /** Whether the latest change could be written there; while not, Redis refuses changes. */
  readonly appendSucceeds: boolean | undefined;
  /** Whether the latest snapshot could be saved. */
  readonly snapshotSucceeds: boolean | undefined;
  /** Whether Redis refuses changes while that fails: by `stop-writes-on-bgsave-error`, where it makes snapshots (`save`). */
  readonly needsSnapshots: boolean | undefined;
  /** `maxmemory-policy`. */
  readonly evictionPolicy: string | undefined;
  /** Bytes that data may take; 0: no limit. */
  readonly maxMemory: number | undefined;
  /** Bytes that count towards it. */
  readonly usedMemory: number | undefined;
}

type Fields = ReadonlyMap<string, string>;

/** Asks each primary of a cluster, or the one server, by INFO, and by CONFIG, which managed ones often forbid. Never rejects. */
export async function readAllRedisSettings(redis: AskedRedis): Promise<RedisSettings[]> {
  const nodes = isCluster(redis) ? redis.nodes('master') : [redis];
  return Promise.all(nodes.map(readRedisSettings));
}

function isCluster(redis: object): redis is AskedCluster {
  return 'nodes' in redis && typeof redis.nodes === 'function';
}

/** Asks one server, as `readAllRedisSettings` does. */
export async function readRedisSettings(redis: AskedRedis): Promise<RedisSettings> {
  const [persistence, memory, append, stopWrites, save] = (await Promise.all([
    readInfo(redis, 'persistence'),
    readInfo(redis, 'memory'),
    ...['append*', 'stop-writes-on-bgsave-error', 'save'].map((pattern) => readConfig(redis, pattern)),
  ])) as [Fields, Fields, Fields, Fields, Fields];
  const stops = isField(stopWrites, 'stop-writes-on-bgsave-error', 'yes');
  const saves = save.has('save') ? save.get('save') !== '' : undefined;
  const used = numberOf(memory, 'used_memory');
  return {
    appendOnly: isField(persistence, 'aof_enabled', '1') ?? isField(append, 'appendonly', 'yes'),
    appendFsync: append.get('appendfsync'),
    appendSucceeds: isField(persistence, 'aof_last_write_status', 'ok'),
    snapshotSucceeds: isField(persistence, 'rdb_last_bgsave_status', 'ok'),
    needsSnapshots: stops === undefined || saves === undefined ? undefined : stops && saves,
    evictionPolicy: memory.get('maxmemory_policy'),
    maxMemory: numberOf(memory, 'maxmemory'),
    usedMemory: used === undefined ? undefined : used - (numberOf(memory, 'mem_not_counted_for_evict') ?? 0),
  };
}

/** A section of INFO; nothing where that is forbidden. Never rejects. */
export async function readInfo(redis: AskedRedis, section: string): Promise<Fields> {
  return fieldsOfInfo(await ask(redis, 'INFO', section));
}

async function readConfig(redis: AskedRedis, pattern: string): Promise<Fields> {
  return fieldsOfConfig(await ask(redis, 'CONFIG', 'GET', pattern));
}

async function ask(redis: AskedRedis, command: string, ...args: string[]): Promise<unknown> {
  try {
    return await redis.call(command, ...args);
  } catch {
    return undefined;
  }
}

/** Lines such as `aof_enabled:1`. */
function fieldsOfInfo(answer: unknown): Fields {
  const lines = typeof answer === 'string' ? answer.split(/\r?\n/) : [];
  return new Map(lines.flatMap((line) => pair(...line.split(':', 2))));
}

/** Names and values in turn. */
function fieldsOfConfig(answer: unknown): Fields {
  const words = Array.isArray(answer) ? answer.map(String) : [];
  return new Map(words.flatMap((word, index) => (index % 2 === 0 ? pair(word, words[index + 1]) : [])));
}

function pair(name?: string, value?: string): [string, string][] {
  return name === undefined || value === undefined ? [] : [[name, value]];
}

function isField(fields: Fields, name: string, expected: string): boolean | undefined {
  const value = fields.get(name);
  return value === undefined ? undefined : value === expected;
}

function numberOf(fields: Fields, name: string): number | undefined {
  const value = Number(fields.get(name) ?? NaN);
  return Number.isNaN(value) ? undefined : value;
}
