import { StreamConfigurationError } from './stream.errors';
import { loadPeer } from './load-peer';

describe('an optional package', () => {
  it('is given when it is there', async () => {
    await expect(loadPeer('ioredis', 'Redis', () => import('ioredis'))).resolves.toHaveProperty('Redis');
  });

  it.each(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])(
    'says how to install it when it is not (%s)',
    async (code) => {
      const missing = Object.assign(new Error("Cannot find package 'bullmq' imported from x"), { code });

      const loading = loadPeer('bullmq', 'The queue', () => Promise.reject(missing));

      await expect(loading).rejects.toThrow(
        'The queue needs the package bullmq. Install it: npm install bullmq',
      );
      await expect(loading).rejects.toBeInstanceOf(StreamConfigurationError);
    },
  );

  it('is required where there is no import(), as in Jest', async () => {
    const code = 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG';
    const load = () => Promise.reject(Object.assign(new TypeError('no import()'), { code }));

    await expect(loadPeer('ioredis', 'Redis', load)).resolves.toHaveProperty('Redis');
    await expect(loadPeer('not-installed', 'Redis', load)).rejects.toThrow('npm install not-installed');
  });

  it('passes on other failures, such as those inside the package', async () => {
    const inside = Object.assign(new Error("Cannot find module 'msgpackr'"), { code: 'MODULE_NOT_FOUND' });

    await expect(loadPeer('bullmq', 'The queue', () => Promise.reject(inside))).rejects.toBe(inside);
  });
});
