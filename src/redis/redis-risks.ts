import type { RedisSettings } from './redis-settings';

/** Something about Redis by which data can be lost, or is refused already. */
export interface RedisRisk {
  /** `refuses`: it refuses data now. `unknown`: it does not tell. */
  readonly kind: 'refuses' | 'not-persistent' | 'evicts' | 'nearly-full' | 'unknown';
  readonly message: string;
  readonly fix: string;
}

/** The part of `maxmemory` beyond which Redis is nearly full. */
const NEARLY_FULL = 0.9;

const PERSIST =
  'Set `appendonly yes` and `appendfsync everysec`, by which a crash loses a second at most, or `always`, which is slower.';
export const IS_FULL = 'Redis is full (`maxmemory`), and refuses new data.';
export const FREE_DISK = 'Make room on its disk, and look at its log.';
export const MAKE_ROOM =
  'Raise `maxmemory`, or find out what fills it: webhooks that nothing handles, or another app.';

/** What is wrong with any of the servers, each risk once. */
export function redisRisksOf(servers: readonly RedisSettings[]): RedisRisk[] {
  const risks = servers.flatMap(redisRisks);
  return [...new Map(risks.map((risk) => [risk.message, risk])).values()];
}

/** What is wrong with how Redis keeps data, the worst first. */
export function redisRisks(settings: RedisSettings): RedisRisk[] {
  return [...refusals(settings), ...persistence(settings), ...eviction(settings)];
}

function refusals({ appendOnly, appendSucceeds, ...memory }: RedisSettings): RedisRisk[] {
  const risks = snapshots(memory);
  if (appendOnly === true && appendSucceeds === false) {
    risks.push({
      kind: 'refuses',
      message: 'Redis cannot write its append-only file, and refuses new data.',
      fix: FREE_DISK,
    });
  }
  const { evictionPolicy = 'noeviction', maxMemory = 0, usedMemory = 0 } = memory;
  if (maxMemory === 0 || evictionPolicy !== 'noeviction' || usedMemory < maxMemory * NEARLY_FULL)
    return risks;
  const isFull = usedMemory >= maxMemory;
  return [
    ...risks,
    isFull
      ? { kind: 'refuses', message: IS_FULL, fix: MAKE_ROOM }
      : { kind: 'nearly-full', message: 'Redis is nearly full (`maxmemory`).', fix: MAKE_ROOM },
  ];
}

function snapshots({
  snapshotSucceeds,
  needsSnapshots,
}: Pick<RedisSettings, 'snapshotSucceeds' | 'needsSnapshots'>): RedisRisk[] {
  if (snapshotSucceeds !== false) return [];
  const failed = 'Redis could not save its last snapshot (`rdb_last_bgsave_status:err`)';
  return [
    needsSnapshots === true
      ? {
          kind: 'refuses',
          message: `${failed}, and refuses new data (\`stop-writes-on-bgsave-error yes\`).`,
          fix: FREE_DISK,
        }
      : { kind: 'not-persistent', message: `${failed}.`, fix: FREE_DISK },
  ];
}

function persistence({ appendOnly, appendFsync }: RedisSettings): RedisRisk[] {
  if (appendOnly === undefined) {
    return [
      {
        kind: 'unknown',
        message: 'Redis does not tell whether it persists (`appendonly`).',
        fix: 'Let its user call INFO, or ask whoever runs it for `appendonly yes` and `appendfsync everysec`.',
      },
    ];
  }
  if (!appendOnly) {
    return [
      {
        kind: 'not-persistent',
        message: 'Redis does not persist (`appendonly no`): when it crashes, accepted data is lost.',
        fix: PERSIST,
      },
    ];
  }
  if (appendFsync !== 'no') return [];
  return [
    {
      kind: 'not-persistent',
      message:
        'Redis persists late (`appendfsync no`): when its machine crashes, half a minute of data is lost.',
      fix: PERSIST,
    },
  ];
}

function eviction({ evictionPolicy, maxMemory, usedMemory }: RedisSettings): RedisRisk[] {
  if (evictionPolicy === undefined || maxMemory === undefined || usedMemory === undefined) {
    return [
      {
        kind: 'unknown',
        message: 'Redis does not tell how full it is, or whether it evicts keys (`maxmemory-policy`).',
        fix: 'Let its user call INFO, or ask whoever runs it for `maxmemory-policy noeviction`.',
      },
    ];
  }
  if (evictionPolicy === 'noeviction') return [];
  return [
    {
      kind: 'evicts',
      message: `Redis may evict keys (\`maxmemory-policy ${evictionPolicy}\`): accepted data is lost when it is full.`,
      fix: 'Set `maxmemory-policy noeviction`, and leave memory to spare.',
    },
  ];
}
