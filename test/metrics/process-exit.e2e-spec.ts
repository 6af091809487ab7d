import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** An app with all that is in here, on no port that anybody knows; it closes itself. */
const PROGRAM = `
  const { Module } = require('@nestjs/common');
  const { NestFactory } = require('@nestjs/core');
  const { AccessModule, OpenAccessAuthenticator } = require('./src/access');
  const { HealthModule } = require('./src/health');
  const { MetricsModule } = require('./src/metrics');
  const { StreamModule } = require('./src/stream/stream.module');
  class Host {}
  Module({
    imports: [
      StreamModule.forRoot({ apiKey: 'key', apiSecret: 'secret', baseUrl: 'http://127.0.0.1:1' }),
      AccessModule.forRoot({ authenticators: [new OpenAccessAuthenticator()] }),
      HealthModule.forRoot(),
      MetricsModule.forRoot(),
    ],
  })(Host);
  (async () => {
    const app = await NestFactory.create(Host, { logger: ['error'], abortOnError: false });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    const answers = await Promise.all(['/health/ready', '/metrics'].map((path) => fetch(url + path)));
    process.stdout.write(answers.map(({ status }) => status).join(' '));
    await app.close();
  })();`;

describe('a process with health checks and metrics', () => {
  it('exits by itself after close()', async () => {
    const child = spawn(
      process.execPath,
      [
        '--require',
        './test/support/register-typescript.cjs',
        '--require',
        'reflect-metadata',
        '--eval',
        PROGRAM,
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const deadline = setTimeout(() => child.kill('SIGKILL'), 540_000);
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));

    const [code] = await once(child, 'exit');

    clearTimeout(deadline);
    expect([code, said]).toEqual([0, '200 200']);
  });
});
