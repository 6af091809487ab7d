import { MovedClock } from '../../../../test/client-limits/moved-clock';
import { anOutgoingRequest, aStreamResponse } from '../../../../test/support/an-outgoing-request';
import { StreamApiError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import type { OutgoingRequest } from '../outgoing-request';
import { KeptMisses, MISS_TTL } from './kept-misses';

const FOUND = aStreamResponse({ call: {} });

const rejection = (status: number): StreamApiError =>
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
  const read = jest.fn<Promise<StreamResponse<object>>, []>(() => Promise.reject(rejection(404)));
  /** The status of the error, or of the response. */
  const statusOf = async (request: Partial<OutgoingRequest> = {}): Promise<number> =>
    kept.send(anOutgoingRequest({ principal: 'user:john', ...request }), read).then(
      ({ metadata }) => metadata.status,
      (error: unknown) => (error as StreamApiError).status,
    );
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
    read.mockResolvedValue(FOUND);
    expect(await statusOf()).toBe(200);
  });

  it('are kept apart', async () => {
    const { read, statusOf } = misses();
    await statusOf();
    await statusOf({ principal: 'user:jane' });
    await statusOf({ target: '/other' });
    expect(read).toHaveBeenCalledTimes(3);
  });

  it('are not kept for requests on behalf of nobody', async () => {
    const { read, statusOf } = misses();
    await statusOf({ principal: undefined });
    await statusOf({ principal: undefined });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are nothing but that there is none', async () => {
    const { read, statusOf } = misses();
    for (const status of [403, 500]) {
      read.mockRejectedValueOnce(rejection(status));
      expect(await statusOf()).toBe(status);
    }
    read.mockResolvedValue(FOUND);
    expect(await statusOf()).toBe(200);
  });

  it('are cleared by a write, also those that were read meanwhile', async () => {
    const { kept, read, statusOf } = misses();
    await statusOf();
    kept.written();
    let reject: (error: unknown) => void = () => undefined;
    read.mockReturnValueOnce(new Promise((_, rejectRead) => (reject = rejectRead)));
    const reading = statusOf();
    kept.written();
    reject(rejection(404));
    expect(await reading).toBe(404);
    read.mockResolvedValue(FOUND);
    expect(await statusOf()).toBe(200);
  });

  it('are bounded in number', async () => {
    const { read, statusOf } = misses();
    for (let index = 0; index <= 1000; index += 1) await statusOf({ target: `/${index}` });
    await statusOf({ target: '/1000' });
    expect(read).toHaveBeenCalledTimes(1001);
    await statusOf({ target: '/0' });
    expect(read).toHaveBeenCalledTimes(1002);
  });
});
