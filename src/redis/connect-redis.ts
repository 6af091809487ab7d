import type { Cluster, ClusterOptions, Redis, RedisOptions } from 'ioredis';
import { loadPeer } from '../stream/load-peer';
import { StreamConfigurationError } from '../stream/stream.errors';
import { Outages } from './outages';
import { parseRedisAddress, shownRedisAddress } from './redis-address';
import { isFromReplica, reasonOfFailure, withoutCommand } from './redis-failure';
import { isHostRedis, type HostRedis, type HostRedisOptions, type RedisPlace } from './redis-place';
import { readInfo } from './redis-settings';

/** How a connection treats an outage: `fail` its commands soon, or `wait` until Redis is back. */
export type OnOutage = 'fail' | 'wait';

export type ConnectedRedis = Redis | Cluster;

/** In milliseconds: Stream waits six seconds for an answer, and is to get one that says "again". */
const COMMAND_TIMEOUT = 4000;
const CONNECT_TIMEOUT = 4000;
/**
 * How long a connection that is closed waits for Redis to close it as well, in milliseconds. ioredis waits even where it is closed
 * already, and a process that stops while Redis is away waits for that.
 */
const DISCONNECT_TIMEOUT = 200;
/** When a connection that fails looks whether Redis is back, in milliseconds. */
const LOOK_AGAIN = 1000;

const NAMED = 'The address of Redis (REDIS_URL or the option redisUrl)';
const CHECK = 'Check REDIS_URL or the option redisUrl.';

const IS_REPLICA = 'it is a read-only replica, and refuses new data';

type Ioredis = Pick<typeof import('ioredis'), 'Redis' | 'Cluster'>;

/** A client that does not connect yet, and how it may be called in logs. */
interface Created {
  readonly client: ConnectedRedis;
  readonly shown: string;
}

/** What the settings of a client need to know of it before it exists. */
interface Progress {
  connected: boolean;
  onReplica: () => void;
}

/** How connections of ours behave, wherever they lead. */
interface Behaviour {
  readonly server: RedisOptions;
  readonly cluster: ClusterOptions;
}

/**
 * Connects to Redis. The connection is of our own, whatever the place: closing it closes nothing of the host's.
 *
 * @throws StreamConfigurationError when the address is malformed, when Redis cannot be reached, lets nobody in, has no such
 * database or is part of a cluster, and without ioredis
 */
export async function connectRedis(place: RedisPlace, onOutage: OnOutage): Promise<ConnectedRedis> {
  const progress: Progress = { connected: false, onReplica: () => undefined };
  const noted: Error[] = [];
  const { client, shown } = await create(place, behaviour(onOutage, progress));
  const outage = new ConnectionOutage(client, shown);
  progress.onReplica = () => {
    outage.begin(IS_REPLICA);
  };
  client.on('error', (error: Error) => {
    if (progress.connected) outage.begin(reasonOfFailure(error));
    else noted.push(error);
  });
  // Of a cluster: why a node cannot be asked. What the cluster itself says of it may only be that the connection is closed.
  client.on('node error', (error: Error) => {
    if (!progress.connected) noted.push(error);
  });
  client.on('ready', () => {
    void outage.mayEnd();
  });
  try {
    await client.connect();
    await refuseUnfit(client, noted);
  } catch (error) {
    client.disconnect();
    // ioredis itself only says that the connection is closed.
    const cause = error instanceof StreamConfigurationError ? error : (tellingOf(noted) ?? error);
    throw new StreamConfigurationError(
      `Redis at ${shown} cannot be reached: ${reasonOfFailure(cause)}. ${CHECK}`,
      {
        cause: withoutCommand(cause),
      },
    );
  }
  progress.connected = true;
  if (await isReplica(client)) outage.begin(IS_REPLICA);
  return client;
}

function behaviour(onOutage: OnOutage, progress: Progress): Behaviour {
  // An app that cannot reach Redis when it starts does not start; later it waits for it.
  const retry = (attempt: number): number | null =>
    progress.connected ? Math.min(attempt * 50, 2000) : null;
  const ofConnection: RedisOptions = {
    connectTimeout: CONNECT_TIMEOUT,
    disconnectTimeout: DISCONNECT_TIMEOUT,
    ...(onOutage === 'fail'
      ? { maxRetriesPerRequest: 0, commandTimeout: COMMAND_TIMEOUT }
      : { maxRetriesPerRequest: null }),
  };
  const ofQueue = onOutage === 'fail' ? { enableOfflineQueue: false } : {};
  const server: RedisOptions = {
    ...ofConnection,
    ...ofQueue,
    lazyConnect: true,
    retryStrategy: retry,
    sentinelRetryStrategy: retry,
    reconnectOnError: (error) => {
      if (!isFromReplica(error)) return false;
      progress.onReplica();
      // Only a new connection leads to the new primary. The command itself fails, and is not sent again (2): it may be a part of
      // a transaction or a pipeline, and who sent it knows whether to repeat it.
      return 1;
    },
  };
  return {
    server,
    cluster: { ...ofQueue, lazyConnect: true, clusterRetryStrategy: retry, redisOptions: ofConnection },
  };
}

async function create(place: RedisPlace, { server, cluster }: Behaviour): Promise<Created> {
  if (typeof place !== 'string') {
    return isHostRedis(place) ? duplicate(place, { server, cluster }) : fromOptions(place, server);
  }
  const { cluster: nodes, options } = parseRedisAddress(place, NAMED);
  const { Redis, Cluster } = await loadIoredis();
  const shown = shownRedisAddress(place).replace('…@', '');
  if (!nodes) return { client: new Redis({ ...options, ...server }), shown };
  const client = new Cluster(nodes, {
    ...cluster,
    redisOptions: { ...options, ...cluster.redisOptions },
    // The names of nodes are in their certificates, their numbers are not.
    ...(options.tls && {
      dnsLookup: (address, found) => {
        found(null, address);
      },
    }),
  });
  return { client, shown };
}

async function fromOptions(options: HostRedisOptions, server: RedisOptions): Promise<Created> {
  refuseKeyPrefix((options as RedisOptions).keyPrefix);
  const { Redis } = await loadIoredis();
  const client = new Redis({ ...(options as RedisOptions), ...server });
  return { client, shown: shownOptions(client.options) };
}

function duplicate(host: HostRedis, { server, cluster }: Behaviour): Created {
  const given = host as unknown as ConnectedRedis;
  refuseKeyPrefix(given.options.keyPrefix);
  if (!given.isCluster) {
    const client = (given as Redis).duplicate(server);
    return { client, shown: shownOptions(client.options) };
  }
  const { redisOptions } = given.options as ClusterOptions;
  const client = (given as Cluster).duplicate([], {
    ...cluster,
    redisOptions: { ...redisOptions, ...cluster.redisOptions },
  });
  return { client, shown: 'the cluster of your client' };
}

/** The last error that says more than that a connection is closed. */
function tellingOf(errors: readonly Error[]): Error | undefined {
  const telling = errors.filter((error) => !reasonOfFailure(error).includes('Connection is closed'));
  return telling.at(-1) ?? errors.at(-1);
}

function loadIoredis(): Promise<Ioredis> {
  return loadPeer('ioredis', 'Redis (REDIS_URL or the option redisUrl)', () => import('ioredis'));
}

function refuseKeyPrefix(keyPrefix: string | undefined): void {
  if (keyPrefix === undefined || keyPrefix === '') return;
  throw new StreamConfigurationError(
    'The client or the options of Redis have a keyPrefix, with which BullMQ and scripts do not work: use the option prefix instead.',
  );
}

function shownOptions({ host, port, path, sentinels, name }: RedisOptions): string {
  if (path !== undefined) return `unix://${path}`;
  return sentinels ? `the sentinels of ${String(name)}` : `redis://${String(host)}:${String(port)}`;
}

/** ioredis goes on in database 0 where the one that was asked for does not exist, and asks one node of a cluster for all keys. */
async function refuseUnfit(client: ConnectedRedis, noted: readonly Error[]): Promise<void> {
  if (client.isCluster) return;
  const refusedDatabase = noted.find(({ message }) => /DB index|SELECT is not allowed/i.test(message));
  if (refusedDatabase) {
    const { db } = (client as Redis).options;
    throw new StreamConfigurationError(`it has no database ${String(db)} (${refusedDatabase.message})`);
  }
  const info = await readInfo(client, 'cluster');
  if (info.get('cluster_enabled') !== '1') return;
  const state = await readClusterInfo(client as Redis);
  if (Number(state) <= 1) return;
  throw new StreamConfigurationError(
    'it is one node of a cluster, and keeps only a part of the keys; begin the address with redis+cluster://',
  );
}

/** How many nodes have keys; `undefined` where that is not told. */
async function readClusterInfo(client: Redis): Promise<string | undefined> {
  const told = await client.call('CLUSTER', 'INFO').catch(() => '');
  return /cluster_size:(\d+)/.exec(String(told))?.[1];
}

/** Nodes of a cluster send elsewhere what is not theirs. */
async function isReplica(client: ConnectedRedis): Promise<boolean> {
  return !client.isCluster && (await readInfo(client, 'replication')).get('role') === 'slave';
}

/** Tells of the outage of a connection, once and not with each attempt to connect. */
class ConnectionOutage {
  readonly #outages: Outages;

  constructor(
    private readonly client: ConnectedRedis,
    shown: string,
  ) {
    this.#outages = new Outages(shown);
    client.on('end', () => {
      this.#outages.forget(client);
    });
  }

  begin(reason: string): void {
    if (this.client.status === 'end') return;
    const isNew = !this.#outages.has(this.client);
    this.#outages.begin(this.client, reason);
    if (isNew) this.#lookLater();
  }

  /** A connection to what has become a replica is none that is back. */
  async mayEnd(): Promise<void> {
    if (!this.#outages.has(this.client) || (await isReplica(this.client))) return;
    this.#outages.end(this.client);
  }

  /** A replica may become the primary again without a new connection. */
  #lookLater(): void {
    const look = async (): Promise<void> => {
      if (this.client.status === 'ready') await this.mayEnd();
      if (this.#outages.has(this.client)) this.#lookLater();
    };
    setTimeout(() => void look(), LOOK_AGAIN).unref();
  }
}
