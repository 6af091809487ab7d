import { Logger } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { StreamConfigurationError } from '../../src/stream/stream.errors';
import type { StreamModuleForRootOptions } from '../../src/stream/stream.module-options';
import { StreamModule } from '../../src/stream/stream.module';
import { startCannedStream } from '../support/canned-stream';

let emulator: StreamEmulator;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterAll(() => emulator.close());

afterEach(() => {
  jest.restoreAllMocks();
});

const credentials = (): StreamModuleForRootOptions => ({
  apiKey: emulator.apiKey,
  apiSecret: emulator.apiSecret,
  baseUrl: emulator.url,
});

/** Starts an app that asks Stream whether its credentials are right. */
async function start(options: StreamModuleForRootOptions): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [StreamModule.forRoot({ verifyOnStart: true, retries: 0, ...options })],
  }).compile();
  try {
    await module.init();
  } finally {
    await module.close();
  }
}

describe('StreamModule with verifyOnStart', () => {
  it('starts when key and secret belong together', async () => {
    await expect(start(credentials())).resolves.toBeUndefined();
  });

  it.each<[string, Partial<StreamModuleForRootOptions>, string]>([
    [
      'the secret is that of another app',
      { apiSecret: 'x'.repeat(64) },
      'The API secret does not belong to the API key',
    ],
    ['Stream does not know the key', { apiKey: 'unknown' }, 'does not know the API key unknown'],
    [
      'that of a named client does not fit',
      { name: 'eu', apiKey: 'unknown' },
      'does not know the API key unknown',
    ],
  ])('does not start when %s', async (_, options, message) => {
    const starting = start({ ...credentials(), ...options });

    await expect(starting).rejects.toThrow(StreamConfigurationError);
    await expect(starting).rejects.toThrow(message);
    await expect(starting).rejects.toThrow('STREAM_API_SECRET');
  });

  it('does not start when key and secret have changed places', async () => {
    const app = emulator.createApp();
    const starting = start({ ...credentials(), apiKey: app.apiSecret, apiSecret: app.apiKey });

    await expect(starting).rejects.toThrow('have changed places. Swap STREAM_API_KEY and STREAM_API_SECRET');
  });

  it('starts during an outage of Stream, with a warning', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    const stream = await startCannedStream(() => ({ status: 503 }));

    await start({ ...credentials(), baseUrl: stream.url });
    await stream.close();

    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/could not be verified.*status 503/));
  });

  it('asks nothing without it', async () => {
    await expect(
      start({ ...credentials(), apiKey: 'unknown', verifyOnStart: false }),
    ).resolves.toBeUndefined();
  });
});
