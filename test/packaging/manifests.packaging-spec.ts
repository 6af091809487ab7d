import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { noFile } from '../support/canned-sources';
import { inspectConfiguration } from '../../src/service/configuration/inspect-configuration';
import { describeWhere } from '../support/describe-where';
import { freePort } from '../support/free-port';
import { findRedisServer } from '../webhooks-durable/redis-server';
import { until } from '../webhooks-durable/until';
import { environmentOf, interpolate, readCompose, readDockerfile, readKubernetes } from './manifests';

const MIB = 2 ** 20;
const PASSWORD = '9c1f04be77d84560a7c1be02d94f6e38';
const SECRETS = {
  'stream/api-key': 'k9d3hs82mvxq',
  'stream/api-secret': 'q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2',
  'stream/api-keys': '[{"name":"backend","key":"f3a91c7be2d84560a7c1be02d94f6e38","scopes":["*"]}]',
  'redis/password': PASSWORD,
};
const VARIABLES = {
  STREAM_API_KEY: SECRETS['stream/api-key'],
  STREAM_API_SECRET: SECRETS['stream/api-secret'],
  API_KEYS: SECRETS['stream/api-keys'],
  REDIS_PASSWORD: PASSWORD,
};
const FROM_IMAGE = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' };

const compose = readCompose();
const objects = readKubernetes();
const pods = objects.flatMap(({ spec }) => spec.template ?? []);
const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
const podOf = (name: string) => {
  const pod = objects.find(({ metadata, spec }) => metadata.name === name && spec.template)?.spec.template;
  if (!pod) throw new Error(`There is no workload ${name}.`);
  return pod;
};

/** Bytes, of `512m` and `512Mi`. */
const bytesOf = (text: string): number => Number(/^(\d+)(m|Mi)$/.exec(text)?.[1]) * MIB;
const heapOf = (options = ''): number => Number(/--max-old-space-size=(\d+)/.exec(options)?.[1]) * MIB;

describe('the Dockerfile', () => {
  const lines = readDockerfile()
    .split('\n')
    .filter((line) => !line.startsWith('#'));

  it('starts from images by a digest that has to be given', () => {
    const images = lines.filter((line) => line.startsWith('FROM'));

    expect(lines[0]).toBe('ARG NODE_DIGEST');
    expect(images).toHaveLength(2);
    for (const line of images)
      expect(line).toMatch(/^FROM node:20\.\d+\.\d+-bookworm-slim@\$\{NODE_DIGEST\}/);
  });

  it('runs as a user that is not root, by number', () => {
    expect(lines.filter((line) => line.startsWith('USER'))).toEqual(['USER 1000:1000']);
  });
});

describe('the compose file', () => {
  it.each(Object.entries(compose.services))('gives no more to %s than it needs', (_, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
    });
  });

  it('asks for digests, which it does not know', () => {
    expect(compose.services.service.build?.args.NODE_DIGEST).toMatch(/^\$\{NODE_DIGEST:\?/);
    expect(compose.services.redis.image).toMatch(/^redis:[\d.]+-bookworm@\$\{REDIS_DIGEST:\?/);
  });

  it('shows Redis to the service only', () => {
    expect(compose.services.redis.ports).toBeUndefined();
    expect(compose).toMatchObject({
      networks: { redis: { internal: true } },
      services: { redis: { networks: ['redis'] } },
    });
  });

  it('leaves memory beside the heap', () => {
    const { environment, mem_limit } = compose.services.service;

    expect(heapOf(environment.NODE_OPTIONS) / bytesOf(mem_limit)).toBeGreaterThan(0.5);
    expect(heapOf(environment.NODE_OPTIONS) / bytesOf(mem_limit)).toBeLessThan(0.75);
  });

  it('configures a service that starts in production, and reaches Redis with the password', () => {
    const environment = Object.fromEntries(
      Object.entries(compose.services.service.environment).map(([name, text]) => [
        name,
        interpolate(text, VARIABLES),
      ]),
    );
    const { problems, configuration } = inspectConfiguration({
      environment: { ...FROM_IMAGE, ...environment },
      readFile: noFile,
    });

    expect(problems).toEqual([]);
    expect(configuration.redisUrl).toBe(`redis://:${PASSWORD}@redis:6379`);
  });
});

describe('the example for Kubernetes', () => {
  it('has what it needs', () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Deployment nestjs-getstream',
      'Service nestjs-getstream',
      'PodDisruptionBudget nestjs-getstream',
      'NetworkPolicy nestjs-getstream',
      'StatefulSet redis',
      'Service redis',
      'NetworkPolicy redis',
    ]);
  });

  it.each(pods.map((pod) => [pod.spec.containers[0].name, pod] as const))(
    'gives no more to %s than it needs',
    (_, { spec }) => {
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      expect(spec.containers).toHaveLength(1);
      expect(spec.containers[0]).toMatchObject({
        image: expect.stringMatching(/@sha256:/),
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      });
    },
  );

  it.each([...ofKind('NetworkPolicy'), ...ofKind('PodDisruptionBudget')])(
    'selects the pods of $metadata.name by the $kind',
    ({ metadata, spec }) => {
      const selector = (spec.podSelector ?? spec.selector) as { matchLabels: object };

      expect(selector.matchLabels).toEqual(podOf(metadata.name).metadata.labels);
    },
  );

  it('lets nobody but the service reach Redis, and Redis nobody', () => {
    expect(ofKind('NetworkPolicy').find(({ metadata }) => metadata.name === 'redis')?.spec).toMatchObject({
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'nestjs-getstream' } } }] }],
      egress: [],
    });
  });

  it('leaves memory beside the heap', () => {
    const [{ env, resources }] = podOf('nestjs-getstream').spec.containers;
    const heap = heapOf(environmentOf({ env }, SECRETS).NODE_OPTIONS);

    expect(heap / bytesOf(resources.limits.memory)).toBeGreaterThan(0.5);
    expect(heap / bytesOf(resources.limits.memory)).toBeLessThan(0.75);
  });

  it('stops only after the service had its time', () => {
    const { configuration } = inspectConfiguration({ environment: {}, readFile: noFile });
    const { terminationGracePeriodSeconds } = podOf('nestjs-getstream').spec;

    expect(Number(terminationGracePeriodSeconds) * 1000).toBeGreaterThan(5000 + configuration.stopTimeout);
  });

  it('configures a service that starts in production, and reaches Redis with the password', () => {
    const environment = environmentOf(podOf('nestjs-getstream').spec.containers[0], SECRETS);
    const { problems, configuration } = inspectConfiguration({
      environment: { ...FROM_IMAGE, ...environment },
      readFile: noFile,
    });

    expect(problems).toEqual([]);
    expect(configuration.redisUrl).toBe(`redis://:${PASSWORD}@redis:6379`);
  });
});

const program = findRedisServer();
const absence = 'there is no redis-server in PATH (apt-get install redis-server)';

describeWhere(program, absence, 'Redis, by the command', () => {
  const commands = [
    ['of the compose file', compose.services.redis.command?.map((part) => interpolate(part, {}))],
    ['of the example for Kubernetes', podOf('redis').spec.containers[0].command],
  ] as const;

  it.each(commands)('%s wants a password, and writes what it has to disk', async (_, command = []) => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const port = await freePort();
    const [shell = '', ...args] = command.map((part) =>
      part
        .replaceAll('/tmp/', `${folder}/`)
        .replace('/data', folder)
        .replace('--append', `--port ${port} --append`),
    );
    const server = spawn(shell, args, {
      env: { PATH: process.env.PATH, REDISCLI_AUTH: PASSWORD },
      stdio: 'ignore',
    });
    const connect = (password?: string) =>
      new Redis({ port, host: '127.0.0.1', ...(password !== undefined && { password }) }).on(
        'error',
        () => undefined,
      );
    const [stranger, service] = [connect(), connect(PASSWORD)];
    await until(() => service.status === 'ready');

    const config = async (name: string) => (await service.config('GET', name))[1];
    const denied = await stranger.get('k').catch(String);
    const settings = [await config('appendonly'), await config('maxmemory-policy'), await config('dir')];
    const exited = once(server, 'exit');
    stranger.disconnect();
    service.disconnect();
    server.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true });

    expect(denied).toContain('NOAUTH');
    expect(settings).toEqual(['yes', 'noeviction', folder]);
    expect(args.join(' ')).not.toContain(PASSWORD);
  });
});
