import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a condition holds; fails when it does not in time. */
export async function until(holds: () => boolean | Promise<boolean>, timeout = 120_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`it was not so within ${timeout} ms: ${holds.toString()}`);
    await delay(10);
  }
}
