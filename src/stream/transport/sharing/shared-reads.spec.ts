import { StreamTimeoutError } from '../../stream.errors';
import { withMetadata, type ResponseMetadata, type StreamResponse } from '../decoding/response-metadata';
import type { Waiting } from './shared-request';
import { SharedReads } from './shared-reads';

const METADATA = {} as ResponseMetadata;
const answer = (body: object): StreamResponse<object> => withMetadata(body, METADATA);
const until = (deadlineAt: number): Waiting => ({ signal: undefined, deadlineAt, gone: () => new Error() });

describe('a shared read', () => {
  it('fails for those whose answer cannot be copied, and for nobody else', async () => {
    const reads = new SharedReads();
    const read = () => Promise.resolve(answer({ made: () => 'by an interceptor' }));
    const outcomes = await Promise.allSettled([1, 2].map(() => reads.share('key', until(1), read)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('is joined by nobody who has less time', async () => {
    const reads = new SharedReads();
    const slow = jest.fn(() => new Promise<never>(() => undefined));
    void reads.share('key', until(2), slow);
    await expect(reads.share('key', until(1), () => Promise.resolve(answer({ own: 1 })))).resolves.toEqual({
      own: 1,
    });
  });

  it('is begun anew by those who joined late, once, when its time is over', async () => {
    const reads = new SharedReads();
    const outOfTime = new StreamTimeoutError({ operation: 'GetCall', requestId: 'one', timeout: 1 });
    const first = jest.fn(() => Promise.reject(outOfTime));
    const again = jest.fn(() => Promise.reject(outOfTime));
    const outcomes = await Promise.allSettled([
      reads.share('key', until(1), first),
      reads.share('key', until(2), again),
      reads.share('key', until(3), again),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([first.mock.calls, again.mock.calls].map(({ length }) => length)).toEqual([1, 1]);
  });
});
