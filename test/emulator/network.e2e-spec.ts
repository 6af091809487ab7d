import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { startStreamEmulator } from '../../src/emulator';

/** The status of a request that names another host than the one it is sent to. */
async function statusFor(url: string, path: string, host: string): Promise<number | undefined> {
  const sent = request(`${url}${path}`, { headers: { host } }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('the emulator on a network', () => {
  it.each(['/api/v2/app', '/_emulator/calls/default/standup', '/unknown'])(
    'rejects names of hosts that it does not know at %s',
    async (path) => {
      const emulator = await startStreamEmulator({ allowedHosts: ['emulator'] });
      const statuses = [
        await statusFor(emulator.url, path, 'evil.example'),
        await statusFor(emulator.url, path, 'emulator:8787'),
        await statusFor(emulator.url, path, 'localhost'),
      ];
      await emulator.close();

      expect(statuses[0]).toBe(403);
      expect(statuses.slice(1)).not.toContain(403);
    },
  );

  it('does not start in production', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    const started = startStreamEmulator();
    process.env.NODE_ENV = before;

    await expect(started).rejects.toThrow('it does not start with NODE_ENV=production');
  });
});
