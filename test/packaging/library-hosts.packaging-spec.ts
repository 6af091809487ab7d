import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStreamEmulator } from '../../src/emulator';
import { findRedisServer, startRedis, type RedisServer } from '../webhooks-durable/redis-server';
import { Consumer, pack } from './consumer';
import { nest11, nest12 } from './nest-versions';
import { jestOfNest11, jestOfNest12, testsFor, vitestOfNest12, type TestProject } from './test-projects';

const INSTALL = [
  'npm',
  'install',
  '--no-fund',
  '--no-audit',
  '--ignore-scripts',
  '--prefer-offline',
] as const;

const redisServer = findRedisServer();
let packed: string;
let tarball: string;
let redis: RedisServer | undefined;

beforeAll(async () => {
  packed = mkdtempSync(join(tmpdir(), 'packed-'));
  tarball = pack(packed);
  if (redisServer !== undefined) redis = await startRedis(redisServer);
});

afterAll(async () => {
  await redis?.stop();
  rmSync(packed, { recursive: true, force: true });
});

const jestPackages = { '@types/jest': '30.0.0', jest: '30.5.2', 'ts-jest': '29.4.15' };

describe.each([
  {
    host: 'Nest 11',
    major: 11,
    nest: nest11,
    devDependencies: { ...jestPackages, '@nestjs/testing': '^11.0.0', typescript: '5.9.3' },
    projects: [jestOfNest11],
  },
  {
    host: 'Nest 12',
    major: 12,
    nest: nest12,
    devDependencies: {
      ...jestPackages,
      '@nestjs/testing': '12.1.1',
      '@swc/core': '1.16.18',
      '@swc/jest': '0.2.39',
      typescript: '6.0.3',
      vitest: '4.1.12',
    },
    projects: [jestOfNest12, vitestOfNest12],
  },
])('the packed package in the tests of a host on $host', ({ major, nest, devDependencies, projects }) => {
  let consumer: Consumer;
  /** @returns what is printed by tests that fail */
  const failures = async ({ folder, args }: TestProject): Promise<string> => {
    const environment = redis && { REDIS_URL: redis.url };
    const { status, stdout, stderr } = await consumer.attempt(['node', ...args], environment, folder);
    return status === 0 ? '' : stdout + stderr;
  };

  const install = (optional: Readonly<Record<string, string>>): void => {
    consumer.write({
      'package.json': {
        name: 'host',
        private: true,
        dependencies: {
          ...nest.required,
          ...nest.express,
          ...optional,
          'nestjs-getstream': `file:${tarball}`,
        },
        devDependencies: { ...devDependencies, '@types/node': '20' },
        overrides: { 'file-type': '^21.3.4' },
      },
    });
    consumer.run(...INSTALL);
  };

  beforeAll(() => {
    consumer = new Consumer();
    install({});
    for (const project of projects)
      consumer.write({ ...project.files, ...testsFor(project, 'library.spec.ts', 'testing-kit.spec.ts') });
  });

  afterAll(() => {
    consumer.remove();
  });

  describe('without the optional packages', () => {
    const BIN = ['npx', 'nestjs-getstream'];
    const stream = { STREAM_API_KEY: 'k9d3hs82mvxq', STREAM_API_SECRET: 'q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2' };

    it.each([[{}], [stream]])(
      'says in one line what the service needs besides, with %j',
      async (variables) => {
        const { status, stdout, stderr } = await consumer.attempt(BIN, variables);

        expect({ status, stdout, lines: stderr.trim().split('\n') }).toEqual({
          status: 1,
          stdout: '',
          lines: [
            expect.stringMatching(
              new RegExp(
                `Add them: npm install .*@nestjs/platform-fastify@${major} .*pino@10 prom-client@15$`,
              ),
            ),
          ],
        });
      },
    );

    it('prints the configuration, and asks for nothing of the service', async () => {
      const { status, stdout, stderr } = await consumer.attempt([...BIN, 'config'], stream);

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^STREAM_API_KEY +\S/m);
    });

    it('looks for what is wrong between the app and Stream, and asks for nothing of the service', async () => {
      const emulator = await startStreamEmulator();
      const { apiKey, apiSecret, url } = emulator;
      const variables = { STREAM_API_KEY: apiKey, STREAM_API_SECRET: apiSecret, STREAM_BASE_URL: url };
      const result = await consumer.attempt([...BIN, 'doctor'], variables);
      await emulator.close();

      expect(result).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/^✓ configuration .*\n- service .*\n.*npm install .*\n✓ credentials /),
        stderr: '',
      });
    });

    it.each(projects)('works under $runner', async (project) => {
      expect(await failures(project)).toBe('');
    });
  });

  describe('with all of them', () => {
    beforeAll(() => {
      install(nest.optional);
    });

    it.each(projects)('works under $runner', async (project) => {
      consumer.write(testsFor(project, 'optional-packages.spec.ts'));

      expect(await failures(project)).toBe('');
    });
  });
});
