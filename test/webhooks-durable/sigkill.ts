import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { aCallEvent, API_KEY, SECRET, signed, type Delivery } from '../webhooks/signed-delivery';
import { describeWithRedis } from './redis-server';
import { until } from './until';

const ROOT = join(__dirname, '../..');
const CALLS = 500;
/** The default of `durableWebhooks`. */
const CONCURRENCY = 20;

/** Sends so many deliveries to a process that is killed when half of them are accepted, and to its successor. */
export function describeSigkill(total: number): void {
  describeWithRedis(`a process killed in the middle of ${total} deliveries`, (redisUrl) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 40 });
    const hosts: ChildProcess[] = [];
    let notes: Redis;

    beforeAll(() => {
      notes = new Redis(redisUrl());
    });

    afterAll(async () => {
      for (const host of hosts) await kill(host);
      agent.destroy();
      notes.disconnect();
    });

    async function startHost(): Promise<{ process: ChildProcess; url: string }> {
      const args = [
        '--require',
        './test/support/register-typescript.cjs',
        './test/webhooks-durable/killed-host.ts',
      ];
      const host = spawn(process.execPath, [...args, redisUrl(), API_KEY, SECRET], {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      hosts.push(host);
      const [url] = (await once(createInterface(host.stdout), 'line')) as [string];
      return { process: host, url };
    }

    it('loses none, and repeats only what was being handled', async () => {
      let host = await startHost();
      let accepted = 0;
      let next = 0;
      const deliveries = Array.from({ length: total }, (_, index) =>
        signed(aCallEvent('call.live_started', `call-${index % CALLS}`), { id: `id-${index}` }),
      );

      // As Stream does: what is not answered with 200 is sent again with the same id.
      const send = async (): Promise<void> => {
        for (let delivery = deliveries[next++]; delivery; delivery = deliveries[next++]) {
          while ((await statusOf(host.url, delivery, agent)) !== 200) await delay(20);
          accepted++;
        }
      };
      const sending = Promise.all(Array.from({ length: 40 }, send));
      await until(() => accepted >= total / 2);
      await kill(host.process);
      const handledBeforeTheKill = await notes.llen('handled:first');
      host = await startHost();
      await sending;
      await until(
        async () => (await distinct('first')) === total && (await distinct('second')) === total,
        120_000,
      );

      expect(handledBeforeTheKill).toBeGreaterThan(0);
      expect(handledBeforeTheKill).toBeLessThan(total);
      for (const handler of ['first', 'second']) {
        const repeated = (await notes.llen(`handled:${handler}`)) - total;
        expect(repeated).toBeLessThanOrEqual(CONCURRENCY);
      }
    });

    async function distinct(handler: string): Promise<number> {
      return new Set(await notes.lrange(`handled:${handler}`, 0, -1)).size;
    }
  });
}

async function kill(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const exited = once(host, 'exit');
  host.kill('SIGKILL');
  await exited;
}

/** The status of the answer; 0 without one. */
function statusOf(url: string, { body, headers }: Delivery, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      `${url}/webhooks/stream`,
      { method: 'POST', headers: { ...headers }, agent },
      (answer) => {
        answer.resume();
        answer.on('end', () => {
          resolve(answer.statusCode ?? 0);
        });
        answer.on('error', () => {
          resolve(0);
        });
      },
    );
    sent.on('error', () => {
      resolve(0);
    });
    sent.end(body);
  });
}
