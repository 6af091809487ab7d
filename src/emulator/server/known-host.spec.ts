import { KnownHosts } from './known-host';

describe('the hosts that requests to the emulator may name', () => {
  it.each([
    'localhost',
    'LOCALHOST:8787',
    'app.localhost',
    '127.0.0.1:8787',
    '[::1]:80',
    '192.0.2.7',
    undefined,
  ])('include %s', (host) => {
    expect(new KnownHosts([]).has(host)).toBe(true);
  });

  it.each(['evil.example', 'evil.example:8787', 'localhost.evil.example', '127.0.0.1.evil.example', ''])(
    'do not include %s',
    (host) => {
      const hosts = new KnownHosts(['emulator']);

      expect([hosts.has(host), hosts.has(host)]).toEqual([false, false]);
    },
  );

  it('include those that are allowed', () => {
    expect(new KnownHosts(['emulator']).has('emulator:8787')).toBe(true);
  });
});
