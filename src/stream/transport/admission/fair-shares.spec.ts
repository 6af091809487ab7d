import fc from 'fast-check';
import { runs } from '../../../../test/support/runs';
import { MovedClock } from '../../../../test/client-limits/moved-clock';
import { anOutgoingRequest, aStreamResponse } from '../../../../test/support/an-outgoing-request';
import { Cancellation, type CancelSignal } from '../../cancellation';
import { StreamCancelledError, StreamConnectionError, StreamUnavailableError } from '../../stream.errors';
import { reserveOf } from './budgets/bulk-pace';
import { FairShares } from './fair-shares';

const LIMIT = 1000;
const DIVIDED = LIMIT - reserveOf(LIMIT);
const SHARE = DIVIDED / 10;

/** Stream's counting of one operation, and the principals that use it. Requests are answered at once, unless `hang`. */
function aWindow({ maxConcurrent = LIMIT, limit = LIMIT } = {}) {
  const clock = new MovedClock(0);
  let end = 60_000;
  let left = limit;
  const outlook = () => {
    while (clock.now() >= end) [end, left] = [end + 60_000, limit];
    return { limit, left, timeLeft: end - clock.now(), end };
  };
  const shares = new FairShares({ principalShare: 0.1, maxConcurrent, clock, outlook });
  const use = (
    principal = 'user:john',
    { patience = 0, signal }: { patience?: number; signal?: CancelSignal | undefined } = {},
    answer = Promise.resolve(aStreamResponse({})),
  ): Promise<unknown> =>
    shares.send(anOutgoingRequest({ principal, signal, deadlineAt: clock.now() + patience }), () => {
      left -= 1;
      return answer;
    });
  return {
    clock,
    shares,
    use,
    /** How many requests of a principal are let in without waiting. */
    useAll: async (principal?: string): Promise<number> => {
      for (let count = 0; ; count += 1) {
        if ((await failureOf(use(principal))) instanceof StreamUnavailableError) return count;
      }
    },
    left: () => outlook().left,
    spend: (requests: number): void => {
      left -= requests;
    },
  };
}

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Lets the promises that are settled tell so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the share of a principal in a rate limit', () => {
  it('is a tenth of what is divided', async () => {
    const { useAll } = aWindow();
    expect(await useAll('user:john')).toBe(SHARE);
    expect(await useAll('user:jane')).toBe(SHARE);
  });

  it('gets smaller when more than ten are at work, or were in the window before', async () => {
    const { clock, use, useAll } = aWindow();
    for (let index = 0; index < 20; index += 1) await use(`user:${index}`);
    expect(await useAll('user:john')).toBe(Math.floor(DIVIDED / 21));
    clock.advance(60_000);
    expect(await useAll('user:john')).toBe(Math.floor(DIVIDED / 21));
  });

  it('is one request at least', async () => {
    expect(await aWindow({ limit: 6 }).useAll()).toBe(1);
  });

  it('grows by most of what nobody used of the time that is over', async () => {
    const { clock, useAll } = aWindow();
    expect(await useAll()).toBe(SHARE);
    clock.advance(30_000);
    expect(await useAll()).toBe((0.9 * DIVIDED) / 2 - SHARE);
  });

  it('does not grow when others have used that', async () => {
    const { clock, useAll, spend } = aWindow();
    await useAll();
    spend(DIVIDED / 2);
    clock.advance(30_000);
    expect(await useAll()).toBe(0);
  });

  it('is there again in the next window', async () => {
    const { clock, useAll } = aWindow();
    await useAll();
    clock.advance(60_000);
    expect(await useAll()).toBe(SHARE);
  });

  it('leaves a fifth of the limit to requests on behalf of nobody', async () => {
    const { use, spend } = aWindow();
    spend(DIVIDED);
    expect(await failureOf(use())).toMatchObject({ reason: 'rate-limit', retryAfter: 60_000 });
  });

  it('is not asked for while no limit is known', async () => {
    const shares = new FairShares({
      principalShare: 0.1,
      maxConcurrent: 1,
      clock: new MovedClock(),
      outlook: () => undefined,
    });
    const request = anOutgoingRequest({ principal: 'user:john', deadlineAt: 0 });
    const response = aStreamResponse({ sent: true });
    await expect(shares.send(request, () => Promise.resolve(response))).resolves.toBe(response);
  });
});

describe('a request beyond the share', () => {
  it('is refused where its deadline does not allow to wait, with the time to wait', async () => {
    const { use, useAll } = aWindow();
    await useAll();
    const error = await failureOf(use('user:john', { patience: 6000 }));
    // Of 720 requests a minute, 80 are used in 6.7 s.
    expect(error).toMatchObject({
      name: 'StreamUnavailableError',
      reason: 'principal-share',
      retryAfter: 6750,
      message: 'GetCall was not sent: user:john has used its share of the rate limit. (request request-1)',
    });
  });

  it('waits where its deadline allows it', async () => {
    const { clock, use, useAll } = aWindow();
    await useAll();
    let isSent = false;
    void use('user:john', { patience: 10_000 }).then(() => (isSent = true));
    clock.advance(6749);
    await settled();
    expect(isSent).toBe(false);
    clock.advance(1);
    await settled();
    expect(isSent).toBe(true);
  });

  it('stops to wait when it is cancelled, and when the client is closed', async () => {
    const { clock, shares, use, useAll } = aWindow();
    await useAll();
    const signal = new Cancellation();
    const cancelled = failureOf(use('user:john', { patience: 10_000, signal }));
    const closed = failureOf(use('user:john', { patience: 10_000 }));
    signal.abort(new Error('gone'));
    expect(await cancelled).toBeInstanceOf(StreamCancelledError);
    shares.close();
    expect(await closed).toBeInstanceOf(StreamConnectionError);
    expect(clock.scheduled).toBe(0);
  });
});

describe('the requests of one principal under way', () => {
  it('are bounded, whatever comes of them', async () => {
    const { use } = aWindow({ maxConcurrent: 2 });
    let fail!: (error: Error) => void;
    const answer = new Promise<never>((_, reject) => (fail = reject));
    const first = failureOf(use('user:john', {}, answer));
    void use('user:john', {}, new Promise(() => undefined));
    await settled();
    expect(await failureOf(use())).toMatchObject({ reason: 'principal-share', retryAfter: 1000 });
    await use('user:jane');
    fail(new Error('broken'));
    await first;
    await use();
  });
});

describe('an equal part of a window', () => {
  it('is there for everybody, whatever the others ask for and whenever they come', async () => {
    const requests = fc.array(fc.record({ greedy: fc.nat({ max: 8 }), after: fc.nat({ max: 400 }) }), {
      minLength: 200,
      maxLength: 400,
    });
    await fc.assert(
      fc.asyncProperty(requests, async (steps) => {
        const { clock, use, left } = aWindow();
        let modest = 0;
        let least = LIMIT;
        for (const { greedy, after } of steps) {
          await failureOf(use(`user:greedy-${greedy}`));
          if (clock.now() + after < 60_000) clock.advance(after);
          least = Math.min(least, left());
          // One request a second, as long as the equal part of ten lasts.
          if (modest >= Math.min(SHARE, clock.now() / 1000)) continue;
          await use('user:modest');
          modest += 1;
        }
        expect(least).toBeGreaterThanOrEqual(reserveOf(LIMIT));
      }),
      { numRuns: runs(100) },
    );
  });
});
