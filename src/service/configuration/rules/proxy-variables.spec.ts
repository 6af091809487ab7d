import { inspectConfiguration } from '../inspect-configuration';
import { problemsOf, someSources } from '../../../../test/support/canned-sources';

const STREAM = {
  STREAM_API_KEY: 'key',
  STREAM_API_SECRET: 'secret',
  API_KEYS: '[{"name":"backend","key":"s3cret-7ad4f21c9be05368","scopes":["*"]}]',
};
const JWKS = { JWT_JWKS_URL: 'https://issuer.example/jwks', JWT_AUDIENCE: 'calls' };
const HTTP_STREAM = { STREAM_BASE_URL: 'http://stream.example' };
const BAD = 'socks5://user:p%40ss@proxy.example:1080';

describe('variables that name proxies', () => {
  it.each<[string, Record<string, string>]>([
    ['HTTPS_PROXY', { ...STREAM, HTTPS_PROXY: BAD }],
    ['https_proxy', { ...STREAM, https_proxy: BAD, HTTPS_PROXY: 'http://proxy.example' }],
    ['HTTP_PROXY', { ...STREAM, ...HTTP_STREAM, HTTP_PROXY: BAD }],
    ['HTTPS_PROXY', { ...STREAM, ...HTTP_STREAM, ...JWKS, HTTPS_PROXY: BAD }],
    ['HTTPS_PROXY', { ...STREAM, ...JWKS, HTTPS_PROXY: BAD }],
    ['HTTPS_PROXY', { ...STREAM, ...JWKS, HTTPS_PROXY: BAD, STREAM_PROXY_URL: 'off' }],
    ['STREAM_PROXY_URL', { ...STREAM, STREAM_PROXY_URL: BAD }],
  ])('%s is named once when it is no address, in %j', (name, environment) => {
    const { problems, streamProblems } = inspectConfiguration(someSources(environment));

    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be the address of a proxy with http or https`)),
    ]);
    expect(streamProblems).toEqual(problems);
    expect(problems.join()).not.toMatch(/p%40ss|p@ss/);
  });

  it.each<[string, Record<string, string>]>([
    ['it is right', { ...STREAM, HTTPS_PROXY: 'http://user:p%40ss@proxy.example:3128' }],
    ['it is for another scheme', { ...STREAM, HTTP_PROXY: BAD }],
    [
      'STREAM_PROXY_URL takes its place',
      { ...STREAM, HTTPS_PROXY: BAD, STREAM_PROXY_URL: 'http://proxy.example' },
    ],
    ['STREAM_PROXY_URL is off', { ...STREAM, HTTPS_PROXY: BAD, STREAM_PROXY_URL: 'off' }],
    [
      'NO_PROXY names the hosts',
      { ...STREAM, ...JWKS, HTTPS_PROXY: BAD, NO_PROXY: 'stream-io-api.com, .example' },
    ],
    ['Stream is this machine', { ...STREAM, STREAM_BASE_URL: 'http://127.0.0.1:3030', HTTP_PROXY: BAD }],
    ['the embedded emulator stands in for Stream', { HTTPS_PROXY: BAD, HTTP_PROXY: BAD }],
  ])('do not matter when %s', (_, environment) => {
    expect(problemsOf(environment)).toEqual([]);
  });

  it('count as the environment has them, not the file .env', () => {
    expect(problemsOf(STREAM, { dotenv: { HTTPS_PROXY: BAD } })).toEqual([]);
    expect(problemsOf(STREAM, { dotenv: { STREAM_PROXY_URL: BAD } })).toEqual([
      expect.stringContaining('STREAM_PROXY_URL'),
    ]);
  });
});
