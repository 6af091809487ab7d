import { aTerminal } from '../../../test/support/canned-terminal';
import { ALL_VARIABLES } from '../configuration/variables/all-variables';
import { runCommand } from './run-command';

const SECRET = '5cssrefv55rs3cnkk38kfjam2k7c2yykwn4h79dqh66ym89gm65cxy4h9jx4cypd';
const KEYS = '[{"name":"backend","key":"k-8f3a9c1b2d4e5f60","scopes":["*"]}]';
const ENVIRONMENT = { STREAM_API_KEY: 'mmhfdzb5evj2', STREAM_API_SECRET: SECRET, API_KEYS: KEYS };

/** The cells of the line of a variable. */
function lineOf(text: string, name: string): string[] | undefined {
  const line = text.split('\n').find((each) => each.split(' ')[0] === name);
  return line?.split(/ {2,}/);
}

describe('nestjs-getstream config', () => {
  it('prints every variable with its value and where it comes from', async () => {
    const terminal = aTerminal({ ...ENVIRONMENT, PORT: '8080' }, { dotenv: { METRICS: 'scope', PORT: '1' } });

    expect(await runCommand(['config'], terminal)).toBe(0);
    const text = terminal.printed();
    expect(text.split('\n')).toHaveLength(ALL_VARIABLES.length);
    expect(lineOf(text, 'PORT')).toEqual(['PORT', '8080', 'environment']);
    expect(lineOf(text, 'METRICS')).toEqual(['METRICS', 'scope', '.env']);
    expect(lineOf(text, 'HOST')).toEqual(['HOST', '127.0.0.1', 'default']);
    expect(lineOf(text, 'JWT_ISSUER')).toEqual(['JWT_ISSUER', '-', 'not set']);
    expect(lineOf(text, 'STREAM_API_SECRET')).toEqual([
      'STREAM_API_SECRET',
      'set, 64 characters',
      'environment',
    ]);
  });

  it('shows no secret, not even in the wrong place', async () => {
    const secret = 's3cret-s3cret-s3cret-s3cret-s3cret-s3cret';
    const terminal = aTerminal({
      STREAM_API_KEY: secret,
      STREAM_API_SECRET: secret,
      STREAM_WEBHOOK_SECRETS: secret,
      STREAM_WEBHOOK_URL: `https://api.example.com/?token=${secret}`,
      API_KEYS: `[{"name":"backend","key":"${secret}"}]`,
      JWT_SECRET: secret,
      REDIS_URL: `redis://user:${secret}@redis:6379/1`,
      STREAM_BASE_URL: `https://user:${secret}@example.com/`,
    });
    await runCommand(['config'], terminal);
    await runCommand(['config', '--json'], terminal);

    expect(terminal.printed()).not.toContain('s3cret');
    expect(terminal.printed()).toContain('redis://…@redis:6379/1');
  });

  it('prints what is wrong, and fails', async () => {
    const terminal = aTerminal({ ...ENVIRONMENT, PORT: 'http', METRICS: 'on' });

    expect(await runCommand(['config'], terminal)).toBe(1);
    expect(terminal.complaints().trim().split('\n')).toEqual([
      expect.stringContaining('PORT must be'),
      expect.stringContaining('METRICS must be'),
    ]);
  });

  it('asks for nothing that only the service needs where it cannot run', async () => {
    const host = {
      STREAM_API_KEY: ENVIRONMENT.STREAM_API_KEY,
      STREAM_API_SECRET: SECRET,
      NODE_ENV: 'production',
      JWT_SECRET: 'k-8f3a9c1b2d4e5f607a6b5c4d3e2f1a0b',
      JWT_EXPIRY: '1h',
      LOG_LEVEL: 'verbose',
    };
    const library = aTerminal(host, { missing: ['pino@10'] });

    expect(await runCommand(['config'], aTerminal(host))).toBe(1);
    expect(await runCommand(['config', '--json'], library)).toBe(0);
    expect(JSON.parse(library.printed())).toMatchObject({ problems: [] });
  });

  it('says what is wrong with what is there, also where the service cannot run', async () => {
    const host = { STREAM_API_SECRET: SECRET, STREAM_TIMEOUT: 'long' };
    const terminal = aTerminal(host, { missing: ['pino@10'] });

    expect(await runCommand(['config'], terminal)).toBe(1);
    expect(terminal.complaints().trim().split('\n')).toEqual([
      expect.stringContaining('STREAM_TIMEOUT must be'),
      expect.stringContaining('STREAM_API_KEY is missing'),
    ]);
  });

  it('prints the same as JSON', async () => {
    const terminal = aTerminal({ ...ENVIRONMENT, PORT: 'http' });

    expect(await runCommand(['config', '--json'], terminal)).toBe(1);
    expect(JSON.parse(terminal.printed())).toEqual({
      settings: expect.arrayContaining([
        { name: 'STREAM_API_SECRET', value: 'set, 64 characters', source: 'environment' },
        { name: 'JWT_ISSUER', source: 'not set' },
      ]),
      problems: [expect.stringContaining('PORT must be')],
    });
  });
});
