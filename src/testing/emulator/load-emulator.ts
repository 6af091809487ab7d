import { runInThisContext } from 'node:vm';
import type { startStreamEmulator } from '../../emulator';

interface EmulatorEntry {
  readonly startStreamEmulator: typeof startStreamEmulator;
}

const ENTRY = '../../emulator';
/** The same from the packed files, which are in another folder. */
const PACKED_ENTRY = 'nestjs-getstream/emulator';

/**
 * Loads the emulator outside the sandbox of the test runner. Jest gives each test file its own modules and globals; Node itself
 * loads the emulator once per process. There, fake timers and module mocks of a test do not reach it either.
 */
export function loadEmulator(): EmulatorEntry {
  // Jest replaces `process` and `node:module` in its sandbox. Code that runs in this context finds Node's own.
  const node = runInThisContext('process') as NodeJS.Process;
  const nodeRequire = node.getBuiltinModule('node:module').createRequire(__filename);
  for (const entry of [ENTRY, PACKED_ENTRY]) {
    try {
      return nodeRequire(entry) as EmulatorEntry;
    } catch (error) {
      if (!isMissing(error, entry)) throw error;
    }
  }
  // Node does not find it in a bundle, or in sources that the runner compiles.
  return module.require(ENTRY) as EmulatorEntry;
}

function isMissing(error: unknown, entry: string): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' && message.includes(entry);
}
