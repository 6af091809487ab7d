import axios from 'axios';
import { MockAgent } from 'undici';
import { StreamConfigurationError } from './stream.errors';
import { resolveClientOptions, type StreamClientOptions } from './stream.options';

describe('resolveClientOptions', () => {
  it('fills in the defaults, also for options that are undefined', () => {
    expect(resolveClientOptions({ timeout: undefined, connections: 2 })).toEqual({
      timeout: 3000,
      deadline: 10_000,
      retries: 2,
      maxConcurrent: 64,
      maxQueued: 1000,
      principalShare: 0.1,
      maxConnectionAge: 300_000,
      maxResponseBytes: 8_388_608,
      circuitBreaker: {},
      shareReads: true,
      cacheTtl: 0,
      tracing: true,
      profileTtl: 600_000,
      baseUrl: 'https://video.stream-io-api.com',
      transport: 'undici',
      connections: 2,
      keepAliveTimeout: 55_000,
      tokenBackdatingSeconds: 5,
    });
  });

  it.each([
    ['https://stream.example/', 'https://stream.example'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['https://proxy.example/stream//', 'https://proxy.example/stream'],
  ])('takes the base URL %s as %s', (baseUrl, expected) => {
    expect(resolveClientOptions({ baseUrl }).baseUrl).toBe(expected);
  });

  it.each<[StreamClientOptions, string]>([
    [
      { proxy: 'socks5://user:secret@x' },
      'proxy must be the address of a proxy with http or https, such as http://proxy.example:3128; ' +
        'a user and password in it are percent-encoded.',
    ],
    [{ proxy: '' }, 'proxy must be the address of a proxy, or false.'],
    [
      { proxy: 'http://x:1', dispatcher: new MockAgent() },
      'proxy has no effect with a dispatcher of yours; give one of the two.',
    ],
    [{ timeout: 0 }, 'timeout must be a whole number, from 1 to 2147483647, not 0.'],
    [{ timeout: 2 ** 31 }, 'timeout must be a whole number, from 1 to 2147483647, not 2147483648.'],
    [{ timeout: '3s' as unknown as number }, 'timeout must be a whole number, from 1 to 2147483647, not 3s.'],
    [{ deadline: 0 }, 'deadline must be a whole number, from 1 to 2147483647, not 0.'],
    [{ retries: -1 }, 'retries must be a whole number, from 0 to 100, not -1.'],
    [{ maxConcurrent: 0 }, 'maxConcurrent must be a whole number, 1 or greater, not 0.'],
    [{ maxQueued: -1 }, 'maxQueued must be a whole number, 0 or greater, not -1.'],
    [{ principalShare: 0 }, 'principalShare must be more than 0 and at most 1, not 0.'],
    [{ cacheTtl: 0.5 }, 'cacheTtl must be a whole number'],
    [{ circuitBreaker: { threshold: 1 } }, 'circuitBreaker.threshold must be between 0 and 1, not 1.'],
    [{ circuitBreaker: { window: 0 } }, 'circuitBreaker.window must be a whole number'],
    [{ circuitBreaker: { retryAfter: 0 } }, 'circuitBreaker.retryAfter must be a whole number'],
    [{ connections: 0.5 }, 'connections must be a whole number, 1 or greater, not 0.5.'],
    [{ keepAliveTimeout: -1 }, 'keepAliveTimeout must be a whole number'],
    [{ tokenBackdatingSeconds: -1 }, 'tokenBackdatingSeconds must be a whole number, 0 or greater, not -1.'],
    [{ maxTokenValiditySeconds: 0 }, 'maxTokenValiditySeconds must be a whole number'],
    [{ maxTokenCallCids: 0 }, 'maxTokenCallCids must be a whole number'],
    [{ transport: 'fetch' as 'http' }, "transport must be 'undici' or 'http', not 'fetch'."],
    [{ userAgentSuffix: 'a\r\nX: y' }, 'userAgentSuffix must be printable ASCII text on one line.'],
    [{ baseUrl: 'stream.example' }, 'baseUrl must be an absolute URL with http or https'],
    [{ baseUrl: 'ftp://stream.example' }, 'baseUrl must be an absolute URL with http or https'],
    [{ baseUrl: 'https://stream.example?x=1' }, 'baseUrl must have no credentials, query or fragment.'],
    [{ axios: axios.create(), configureAxios: () => undefined }, 'Give either axios or configureAxios'],
    [{ dispatcher: new MockAgent(), transport: 'http' }, 'dispatcher has no effect'],
  ])('refuses %p', (options, message) => {
    expect(() => resolveClientOptions(options)).toThrow(StreamConfigurationError);
    expect(() => resolveClientOptions(options)).toThrow(message);
  });

  it('does not repeat credentials in a base URL', () => {
    const resolve = (): unknown => resolveClientOptions({ baseUrl: 'https://me:pass-word@stream.example' });
    expect(resolve).toThrow('baseUrl must have no credentials');
    expect(resolve).not.toThrow('pass-word');
  });
});
