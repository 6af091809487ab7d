/** What is used of a Redis client to ask it about itself; `Redis` of ioredis is one. */
export interface AskedRedis {
  call(command: string, ...args: string[]): Promise<unknown>;
}

/** How Redis keeps what it is given; `undefined` is what it does not tell. */
export interface RedisSettings {
  /** `appendonly`: whether each change is written to disk. */
  readonly appendOnly: boolean | undefined;
  /** When changes are on disk: `always`, `everysec` or `no`. */
  readonly appendFsync: string | undefined;
  /** Whether the latest change could be written there; while not, Redis refuses changes. */
  readonly appendSucceeds: boolean | undefined;
  /** `maxmemory-policy`. */
  readonly evictionPolicy: string | undefined;
  /** Bytes that data may take; 0: no limit. */
  readonly maxMemory: number | undefined;
  /** Bytes that count towards it. */
  readonly usedMemory: number | undefined;
}

type Fields = ReadonlyMap<string, string>;

/** Asks Redis by INFO, and by CONFIG, which managed ones often forbid. Never rejects. */
export async function readRedisSettings(redis: AskedRedis): Promise<RedisSettings> {
  const [persistence, memory, config] = await Promise.all([
    ask(redis, 'INFO', 'persistence').then(fieldsOfInfo),
    ask(redis, 'INFO', 'memory').then(fieldsOfInfo),
    ask(redis, 'CONFIG', 'GET', 'append*').then(fieldsOfConfig),
  ]);
  const used = numberOf(memory, 'used_memory');
  return {
    appendOnly: isField(persistence, 'aof_enabled', '1') ?? isField(config, 'appendonly', 'yes'),
    appendFsync: config.get('appendfsync'),
    appendSucceeds: isField(persistence, 'aof_last_write_status', 'ok'),
    evictionPolicy: memory.get('maxmemory_policy'),
    maxMemory: numberOf(memory, 'maxmemory'),
    usedMemory: used === undefined ? undefined : used - (numberOf(memory, 'mem_not_counted_for_evict') ?? 0),
  };
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
