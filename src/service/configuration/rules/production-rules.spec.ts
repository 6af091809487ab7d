import { createHash } from 'node:crypto';
import { problemsOf, someSources } from '../../../../test/support/canned-sources';
import type { Environment } from '../configuration-sources';
import { inspectConfiguration } from '../inspect-configuration';

describe('in production, the configuration', () => {
  const REAL_KEY = '7ad4f21c9be0536884d1f0c2';
  const REAL = {
    NODE_ENV: 'production',
    STREAM_API_KEY: 'mmhfdzb5evj2',
    STREAM_API_SECRET: '5cssrefv55rs3cnkk38kfjam2k7c2yykwn4h79dqh66ym89gm65cxy4h9jx4cypd',
    API_KEYS: `[{"name":"backend","key":"${REAL_KEY}","scopes":["*"]}]`,
  };
  const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex');
  const keysWith = (key: object): string => JSON.stringify([{ name: 'backend', scopes: ['*'], ...key }]);

  it('may be what is real', () => {
    expect(problemsOf(REAL)).toEqual([]);
    expect(inspectConfiguration(someSources(REAL)).configuration).toMatchObject({
      production: true,
      stream: { apiKey: 'mmhfdzb5evj2' },
    });
  });

  it('refuses the emulator, and to be open to nobody', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      expect.stringContaining(
        'STREAM_API_KEY is missing: with NODE_ENV=production the service talks to Stream only',
      ),
      expect.stringContaining('API_KEYS is missing: with NODE_ENV=production'),
    ]);
  });

  it.each<[Environment, string]>([
    [{ API_KEYS: undefined }, 'API_KEYS is missing'],
    [
      { API_KEYS: keysWith({ key: 'dev-key' }) },
      "the key 'backend' of API_KEYS must not be the development key. Make one with",
    ],
    [
      {
        API_KEYS: keysWith({ sha256: digestOf('7ad4f21c') }),
        STREAM_API_KEY: 'your-api-key',
      },
      "STREAM_API_KEY must be a real one, but it is a placeholder, which anybody can guess. Copy it from Stream's dashboard. If it is from there, set ACCEPTED_PLACEHOLDERS=STREAM_API_KEY.",
    ],
    [
      { API_KEYS: keysWith({ key: '9be05368841' }) },
      "the key 'backend' of API_KEYS must be a real one, but it has only 11",
    ],
    [
      { API_KEYS: keysWith({ key: 'changeme-changeme-changeme' }) },
      "the key 'backend' of API_KEYS must be a real",
    ],
    [
      { STREAM_API_SECRET: 'your-stream-api-secret' },
      'STREAM_API_SECRET must be a real one, but it is a placeholder',
    ],
    [
      { STREAM_API_SECRET: '5cssrefv55rs3cnkk38' },
      'STREAM_API_SECRET must be a real one, but it has only 19 characters',
    ],
    [
      { STREAM_WEBHOOK_SECRETS: `${REAL.STREAM_API_SECRET},secret` },
      'secret 2 of STREAM_WEBHOOK_SECRETS must be a real',
    ],
    [
      { JWT_SECRET: 'super-secret-jwt-token-with-at-least-32-characters-long' },
      'JWT_SECRET must be a real one, but it is a placeholder, which anybody can guess. Make one with `openssl rand -hex 32`.',
    ],
  ])('refuses %j', (changes, message) => {
    const problems = problemsOf({ ...REAL, ...changes });

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it('accepts a key of Stream that looks like a placeholder when it is named, and nothing else so', () => {
    const unlucky = { ...REAL, STREAM_API_KEY: 'xxxxxxd9k2' };
    const accepted = { ACCEPTED_PLACEHOLDERS: 'STREAM_API_KEY' };

    expect(problemsOf(unlucky)).toHaveLength(1);
    expect(problemsOf({ ...unlucky, ...accepted })).toEqual([]);
    expect(problemsOf({ ...unlucky, ...accepted, STREAM_API_SECRET: 'your-stream-api-secret' })).toEqual([
      expect.stringContaining('STREAM_API_SECRET must be a real one'),
    ]);
    expect(problemsOf({ ...REAL, ACCEPTED_PLACEHOLDERS: 'STREAM_API_SECRET' })).toEqual([
      expect.stringContaining('ACCEPTED_PLACEHOLDERS must be one of: STREAM_API_KEY'),
    ]);
  });

  it('refuses the development key also when only its digest is there', () => {
    expect(problemsOf({ ...REAL, API_KEYS: keysWith({ sha256: digestOf('dev-key') }) })).toEqual([
      expect.stringContaining("the key 'backend' of API_KEYS must not be the development key"),
    ]);
  });
});
