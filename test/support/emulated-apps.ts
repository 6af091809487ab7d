import { startStreamEmulator, type StreamEmulator, type StreamEmulatorOptions } from '../../src/emulator';
import { EmulatorHttp } from './emulator-http';

/** One emulator for the tests of a file. What it returns makes a new, empty app and gives a server's client of it. */
export function emulatedApps(options: StreamEmulatorOptions = {}): () => EmulatorHttp {
  let emulator: StreamEmulator;
  beforeAll(async () => {
    emulator = await startStreamEmulator(options);
  });
  afterAll(() => emulator.close());
  return () => new EmulatorHttp({ url: emulator.url, ...emulator.createApp() });
}
