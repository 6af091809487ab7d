import { Redis } from 'ioredis';
import { freePort } from '../support/free-port';
import { startRedis, type RedisServer } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';

const SLOTS = 16_384;

export interface RedisClusterServers {
  /** Of each node. */
  readonly ports: readonly number[];
  stop(): Promise<void>;
}

/** A cluster of primaries on free ports of loopback, among which the slots are split evenly. */
export async function startRedisCluster(
  program: string,
  size: number,
  settings: readonly string[] = [],
): Promise<RedisClusterServers> {
  const servers: RedisServer[] = [];
  const busPorts: number[] = [];
  for (let index = 0; index < size; index++) {
    // The default is the port and 10,000, which may be none.
    const busPort = await freePort();
    busPorts.push(busPort);
    const cluster = ['--cluster-enabled', 'yes', '--cluster-port', String(busPort)];
    servers.push(await startRedis(program, undefined, [...cluster, ...settings]));
  }
  const ports = servers.map(({ url }) => Number(new URL(url).port));
  const nodes = servers.map(({ url }) => new Redis(url));
  for (const [index, node] of nodes.entries()) {
    const first = Math.floor((index * SLOTS) / size);
    const last = Math.floor(((index + 1) * SLOTS) / size) - 1;
    await node.call('CLUSTER', 'ADDSLOTSRANGE', first, last);
    await nodes[0]!.call('CLUSTER', 'MEET', '127.0.0.1', ports[index]!, busPorts[index]!);
  }
  for (const node of nodes)
    await until(async () => isWhole(String(await node.call('CLUSTER', 'INFO')), size));
  for (const node of nodes) node.disconnect();
  return {
    ports,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

function isWhole(info: string, size: number): boolean {
  return info.includes('cluster_state:ok') && info.includes(`cluster_size:${size}\r`);
}
