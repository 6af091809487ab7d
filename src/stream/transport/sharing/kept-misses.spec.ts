import { MovedClock } from '../../../../test/client-limits/moved-clock';
import { StreamApiError } from '../../stream.errors';
import { KeptMisses, MISS_TTL } from './kept-misses';

const refusal = (status: number): StreamApiError =>
  new StreamApiError({
    operation: 'GetCall',
    requestId: 'request-1',
    status,
    code: 16,
    reason: 'none',
    retryable: false,
  });

function misses() {
  const clock = new MovedClock();
  const kept = new KeptMisses(clock);
  const read = jest.fn<Promise<string>, []>(() => Promise.reject(refusal(404)));
  const statusOf = (key = 'john GET /call'): Promise<unknown> =>
    kept.get(key, read).catch((error: unknown) => (error as StreamApiError).status);
  return { clock, kept, read, statusOf };
}

describe('misses', () => {
  it('are kept for a moment', async () => {
    const { clock, read, statusOf } = misses();
    await statusOf();
    clock.advance(MISS_TTL - 1);
    expect(await statusOf()).toBe(404);
    expect(read).toHaveBeenCalledTimes(1);
    clock.advance(1);
    read.mockResolvedValue('found');
    expect(await statusOf()).toBe('found');
  });

  it('are kept apart', async () => {
    const { read, statusOf } = misses();
    await statusOf();
    await statusOf('jane GET /call');
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are nothing but that there is none', async () => {
    const { read, statusOf } = misses();
    for (const status of [403, 500]) {
      read.mockRejectedValueOnce(refusal(status));
      expect(await statusOf()).toBe(status);
    }
    read.mockResolvedValue('found');
    expect(await statusOf()).toBe('found');
  });

  it('are cleared by a write, also those that were read meanwhile', async () => {
    const { kept, read, statusOf } = misses();
    const reading = statusOf();
    kept.clear();
    await reading;
    read.mockResolvedValue('found');
    expect(await statusOf()).toBe('found');
  });

  it('are bounded in number', async () => {
    const { read, statusOf } = misses();
    for (let index = 0; index <= 1000; index += 1) await statusOf(`${index}`);
    await statusOf('1000');
    expect(read).toHaveBeenCalledTimes(1001);
    await statusOf('0');
    expect(read).toHaveBeenCalledTimes(1002);
  });
});
