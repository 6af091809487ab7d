import { chooseProxy } from './choose-proxy';

const PROXY = 'http://proxy.example:3128';

describe('the proxy for an address', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['https://a.example', { HTTPS_PROXY: PROXY }, 'proxy.example:3128'],
    ['https://a.example', { https_proxy: 'http://lower:1', HTTPS_PROXY: PROXY }, 'lower:1'],
    ['https://a.example', { https_proxy: ' ', HTTPS_PROXY: PROXY }, 'proxy.example:3128'],
    ['https://a.example', { HTTPS_PROXY: 'proxy.example:3128' }, 'proxy.example:3128'],
    ['https://a.example', { HTTPS_PROXY: 'https://proxy.example' }, 'proxy.example'],
    ['https://a.example', { HTTP_PROXY: PROXY }, undefined],
    ['http://a.example', { HTTP_PROXY: PROXY }, 'proxy.example:3128'],
    ['http://a.example', { HTTPS_PROXY: PROXY }, undefined],
    ['https://a.example', {}, undefined],
  ])('%s in %j is %s', (url, environment, host) => {
    expect(chooseProxy(url, undefined, environment)?.host).toBe(host);
  });

  it.each<[string, string]>([
    ['https://a.example', '*'],
    ['https://a.example', 'a.example'],
    ['https://A.example', 'x, A.EXAMPLE'],
    ['https://b.a.example', 'a.example'],
    ['https://b.a.example', '.a.example'],
    ['https://b.a.example', '*.a.example'],
    ['https://a.example.', 'a.example'],
    ['https://a.example', 'x a.example:443'],
    ['https://a.example:8443', 'a.example:8443'],
    ['https://10.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.1.2.3'],
    ['https://[fd00::1]', 'fd00::1'],
    ['https://[fd00::1]', '[fd00::1]:443'],
    ['https://[fd00::1]', 'fd00::/8'],
  ])('%s is none with NO_PROXY=%s', (url, noProxy) => {
    expect(chooseProxy(url, undefined, { HTTPS_PROXY: PROXY, NO_PROXY: noProxy })).toBeUndefined();
  });

  it.each<[string, string]>([
    ['https://ba.example', 'a.example'],
    ['https://a.example', 'b.a.example'],
    ['https://a.example', 'a.example:8443'],
    ['https://11.1.2.3', '10.0.0.0/8'],
    ['https://10.1.2.3', '10.0.0.0/99,1.2.3'],
    ['https://a.example', ',, /, :443'],
  ])('%s is one all the same with NO_PROXY=%s', (url, noProxy) => {
    expect(chooseProxy(url, undefined, { HTTPS_PROXY: PROXY, NO_PROXY: noProxy })).toBeDefined();
  });

  it.each(['http://localhost:3030', 'http://127.9.9.9', 'http://[::1]:1', 'http://x.localhost'])(
    '%s is none, as it is this machine, unless the option names one',
    (url) => {
      expect(chooseProxy(url, undefined, { HTTP_PROXY: PROXY })).toBeUndefined();
      expect(chooseProxy(url, PROXY, {})?.host).toBe('proxy.example:3128');
    },
  );

  it('is none when the option is false', () => {
    expect(chooseProxy('https://a.example', false, { HTTPS_PROXY: PROXY })).toBeUndefined();
  });

  it('has its credentials apart from its address', () => {
    const proxy = chooseProxy('https://a.example', 'http://us%3Aer:p%40ss@proxy.example:3128', {});

    expect(proxy).toEqual({
      origin: PROXY,
      host: 'proxy.example:3128',
      authorization: `Basic ${Buffer.from('us:er:p@ss').toString('base64')}`,
    });
  });

  it.each([
    'socks5://x:1',
    'http://',
    'http://x:99999',
    'http://x/path',
    'http://x?y',
    'http://a:%zz@x',
    'x y',
  ])('that is %s is an error that names the variable, and not its value', (value) => {
    const choose = (): unknown => chooseProxy('https://a.example', undefined, { HTTPS_PROXY: value });
    expect(choose).toThrow(/^HTTPS_PROXY must be the address of a proxy with http or https/);
  });
});
