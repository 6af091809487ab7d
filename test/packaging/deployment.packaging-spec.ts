import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { startProcess, type RunningService } from '../service/running-service';
import { buildByDockerfile, type BuiltImage } from './dockerfile';

const root = join(__dirname, '../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const KEY = 'f3a91c7be2d84560a7c1be02d94f6e38';

describe('the folder for deployments', () => {
  it('pins the versions that the package is tested with', () => {
    const { dependencies } = readJson('deploy/package.json') as { dependencies: Record<string, string> };
    const { packages } = readJson('package-lock.json') as { packages: Record<string, { version: string }> };

    const tested = Object.keys(dependencies).map((name) => [name, packages[`node_modules/${name}`]?.version]);

    expect(dependencies).toEqual(Object.fromEntries(tested));
  });
});

describe('the image of the Dockerfile, built by its steps', () => {
  let target: string;
  let image: BuiltImage;
  let emulator: StreamEmulator;

  beforeAll(async () => {
    target = mkdtempSync(join(tmpdir(), 'nestjs-getstream-image-'));
    image = buildByDockerfile(join(root, 'deploy/Dockerfile'), root, target);
    // In another process than the service, as Stream is.
    emulator = await startStreamEmulator({
      apiKey: 'k9d3hs82mvxq',
      apiSecret: 'q7w8e9r0t1y2u3i4o5p6a7s8d9f0g1h2',
    });
  });

  afterAll(async () => {
    rmSync(target, { recursive: true, force: true });
    await emulator.close();
  });

  const start = (env: NodeJS.ProcessEnv): Promise<RunningService> => {
    const [command = '', ...args] = image.command;
    return startProcess(command, args, {
      cwd: image.folder,
      env: { ...image.env, HOST: '127.0.0.1', PORT: '0', ...env },
    });
  };

  it('has nothing of what only development needs', () => {
    expect(existsSync(join(image.folder, 'node_modules/@nestjs/core'))).toBe(true);
    for (const name of ['jest', 'typescript', 'eslint', '@nestjs/cli']) {
      expect(existsSync(join(image.folder, 'node_modules', name))).toBe(false);
    }
  });

  it('starts in production mode, answers, and stops with exit code 0', async () => {
    const service = await start({
      STREAM_API_KEY: emulator.apiKey,
      STREAM_API_SECRET: emulator.apiSecret,
      STREAM_BASE_URL: emulator.url,
      API_KEYS: JSON.stringify([{ name: 'backend', key: KEY, scopes: ['*'] }]),
      METRICS: 'scope',
      VERIFY_ON_START: 'true',
    });
    const get = async (path: string, key = KEY): Promise<number> =>
      (await fetch(`${service.url}${path}`, { headers: { 'x-api-key': key } })).status;

    expect(await get('/health/live', '')).toBe(200);
    expect(await get('/health/ready', '')).toBe(200);
    expect(await get('/call-types')).toBe(200);
    expect(await get('/call-types', 'wrong')).toBe(401);
    expect(await get('/metrics')).toBe(200);
    expect(await service.stop()).toBe(0);
  });

  it('refuses to start in production mode without Stream', async () => {
    await expect(start({})).rejects.toThrow('STREAM_API_KEY');
  });
});
