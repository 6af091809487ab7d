import { anOutgoingRequest, aStreamResponse } from '../../../../test/support/an-outgoing-request';
import { StreamTimeoutError } from '../../stream.errors';
import type { OutgoingRequest } from '../outgoing-request';
import { SharedReads } from './shared-reads';

const until = (deadlineAt: number): OutgoingRequest => anOutgoingRequest({ deadlineAt });

describe('a shared read', () => {
  it('fails for those whose response cannot be copied, and for nobody else', async () => {
    const reads = new SharedReads();
    const read = () => Promise.resolve(aStreamResponse({ made: () => 'by an interceptor' }));
    const outcomes = await Promise.allSettled([1, 2].map(() => reads.send(until(1), read)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('is joined by nobody who has less time', async () => {
    const reads = new SharedReads();
    const slow = jest.fn(() => new Promise<never>(() => undefined));
    void reads.send(until(2), slow);
    const response = aStreamResponse({ own: 1 });
    await expect(reads.send(until(1), () => Promise.resolve(response))).resolves.toBe(response);
  });

  it('is begun anew by those who joined late, once, when its time is over', async () => {
    const reads = new SharedReads();
    const outOfTime = new StreamTimeoutError({ operation: 'GetCall', requestId: 'one', timeout: 1 });
    const first = jest.fn(() => Promise.reject(outOfTime));
    const again = jest.fn(() => Promise.reject(outOfTime));
    const outcomes = await Promise.allSettled([
      reads.send(until(1), first),
      reads.send(until(2), again),
      reads.send(until(3), again),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([first.mock.calls, again.mock.calls].map(({ length }) => length)).toEqual([1, 1]);
  });
});
