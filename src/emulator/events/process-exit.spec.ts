import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startHookReceiver } from '../../../test/support/hook-receiver';

const ROOT = join(__dirname, '../../..');

/** Runs a program that has `emulator`, and `url` of a webhook; resolves with its exit code, null when it was killed. */
async function exitCodeOf(program: string, url: string): Promise<number | null> {
  const source = `
    const { startStreamEmulator } = require('./src/emulator/index.ts');
    const url = ${JSON.stringify(url)};
    (async () => { const emulator = await startStreamEmulator(); ${program} })();`;
  const child = spawn(
    process.execPath,
    ['--require', './test/support/register-typescript.cjs', '--eval', source],
    { cwd: ROOT, stdio: 'inherit' },
  );
  const deadline = setTimeout(() => child.kill('SIGKILL'), 540_000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(deadline);
  return code;
}

describe('a process with an emulator that was closed', () => {
  it.each([
    ['an unanswered delivery', 'void emulator.webhooks.send("custom", {}, { url });'],
    ['a delayed delivery', 'void emulator.webhooks.send("custom", {}, { url, delay: 600_000 });'],
    ['a delivery held back', 'await emulator.webhooks.send("custom", {}, { url, reorder: true });'],
    [
      'somebody who waits for an event',
      'emulator.nextEvent("call.ended", { timeout: 600_000 }).catch(() => undefined);',
    ],
  ])('exits by itself in spite of %s', async (_, program) => {
    const receiver = await startHookReceiver(() => undefined);
    const wait = 'await new Promise(setImmediate);';

    await expect(exitCodeOf(`${program} ${wait} await emulator.close();`, receiver.url)).resolves.toBe(0);
    await receiver.close();
  });
});
