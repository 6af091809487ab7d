import type { StreamEmulator } from '../../emulator';
import { loadEmulator } from './load-emulator';

const SHARED = Symbol.for('nestjs-getstream:testing-emulator');

/** What is kept with the function that starts emulators, of which there is one per process. */
interface Shared {
  [SHARED]?: Promise<StreamEmulator>;
}

/** The emulator of this process, which starts on first use. It lives as long as the process, and does not keep it alive. */
export async function sharedEmulator(): Promise<StreamEmulator> {
  const { startStreamEmulator } = loadEmulator();
  const shared = startStreamEmulator as typeof startStreamEmulator & Shared;
  return (shared[SHARED] ??= startStreamEmulator({ keepsProcessAlive: false }));
}
