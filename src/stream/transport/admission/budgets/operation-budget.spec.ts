import { CountingStream } from '../../../../../test/client-limits/counting-stream';
import { MovedClock } from '../../../../../test/client-limits/moved-clock';
import type { RequestLane } from '../../../request-options';
import type { RateLimit } from '../../decoding/response-metadata';
import { OperationBudget } from './operation-budget';
import { ServerTime } from './server-time';

const START = Date.UTC(2026, 0, 5, 12);
const RESET = START + 60_000;

const aLimit = (limit: Partial<RateLimit> = {}): RateLimit => ({
  limit: 60,
  remaining: 59,
  reset: new Date(RESET),
  ...limit,
});

/** A budget, and how requests that use it up end. */
function aBudget() {
  const budget = new OperationBudget(new ServerTime(), () => undefined);
  const end = (
    rateLimit: RateLimit | undefined,
    { lane = 'interactive', sentAt = START, endedAt = sentAt, serverDate }: Partial<Ended> = {},
  ): void => {
    budget.ended(lane, { rateLimit, sentAt, endedAt, serverDate });
  };
  const answer = (rateLimit: RateLimit | undefined, ended: Partial<Ended> = {}): void => {
    budget.sent(ended.lane ?? 'interactive', ended.sentAt ?? START);
    end(rateLimit, ended);
  };
  return { budget, answer, end };
}

interface Ended {
  readonly lane: RequestLane;
  readonly sentAt: number;
  readonly endedAt: number;
  readonly serverDate: Date;
}

describe('the budget of an operation', () => {
  it('takes the least of what answers said that arrive out of order', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 3 }));
    answer(aLimit({ remaining: 5 }));
    expect(budget.limit(START)).toEqual(aLimit({ remaining: 3 }));
  });

  it('takes no notice of answers of an earlier window', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 3 }));
    answer(aLimit({ remaining: 50, reset: new Date(START) }));
    expect(budget.limit(START)).toEqual(aLimit({ remaining: 3 }));
  });

  it('takes over a new limit in the middle of a window', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 3 }));
    answer(aLimit({ limit: 600, remaining: 2 }));
    expect(budget.limit(START)).toEqual(aLimit({ limit: 600, remaining: 2 }));
  });

  it.each(['interactive', 'bulk'] as const)(
    'is closed for %s requests until the next window once Stream has refused',
    (lane) => {
      const { budget, answer } = aBudget();
      answer(aLimit({ remaining: 0 }));
      expect(budget.delay(lane, START + 20_000)).toBe(40_050);
      expect(budget.delay(lane, RESET + 50)).toBe(0);
    },
  );

  it('is all there in a window of which no answer told so far', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 0 }));
    const later = RESET + 5 * 60_000;
    expect(budget.limit(later + 100)).toEqual(aLimit({ remaining: 60, reset: new Date(later + 60_000) }));
  });

  it('lets one request ask again in the next window where Stream allows none', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ limit: 0, remaining: 0 }));
    expect(budget.delay('interactive', START)).toBe(60_050);
    expect(budget.delay('interactive', RESET + 50)).toBe(0);
  });

  it('does not hold requests back where an answer says nothing of a limit', () => {
    const { budget, answer } = aBudget();
    budget.sent('bulk', START);
    expect(budget.delay('bulk', START)).toBe(Infinity);
    answer(undefined, { serverDate: new Date(START) });
    expect(budget.delay('bulk', START)).toBe(0);
    expect(budget.limit(START)).toBeUndefined();
  });

  it('sends one bulk request after the other while no answer comes', () => {
    const { budget, answer } = aBudget();
    answer(undefined, { lane: 'bulk' });
    expect(budget.delay('bulk', START)).toBe(0);
    budget.sent('bulk', START);
    expect(budget.delay('bulk', START)).toBe(Infinity);
    expect(budget.delay('interactive', START)).toBe(0);
  });

  it('counts requests without an answer against bulk requests, until one sent later is answered', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 15 }));
    for (let count = 0; count < 3; count += 1) answer(undefined, { sentAt: START + 1000 });
    expect(budget.delay('bulk', START + 1000)).toBe(59_050);
    expect(budget.delay('interactive', START + 1000)).toBe(0);
    answer(aLimit({ remaining: 14 }), { sentAt: START + 2000 });
    expect(budget.delay('bulk', START + 2000)).toBe(0);
  });

  it('holds no earlier failures against bulk requests in the next window', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 15 }));
    for (let count = 0; count < 50; count += 1) answer(undefined);
    expect(budget.delay('bulk', RESET + 100)).toBe(0);
  });

  it('goes back to the earlier window when Stream, whose clock is behind, says that it is not over', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 0 }));
    expect(budget.delay('interactive', RESET + 100)).toBe(0);
    // Stream's clock is two seconds behind.
    const sentAt = RESET + 100;
    answer(aLimit({ remaining: 0 }), { sentAt, serverDate: new Date(RESET - 2000) });
    expect(budget.delay('interactive', sentAt)).toBeGreaterThanOrEqual(1900);
    expect(budget.delay('interactive', sentAt + 3100)).toBe(0);
  });

  it('waits a second at a time when all it knows is that the window is not over', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ remaining: 0 }));
    const sentAt = RESET + 100;
    expect(budget.delay('interactive', sentAt)).toBe(0);
    answer(aLimit({ remaining: 0 }), { sentAt, endedAt: sentAt + 20 });
    expect(budget.delay('interactive', sentAt + 20)).toBe(1000);
  });
});

describe('the pace of bulk requests', () => {
  /** Sends bulk requests as soon as they may go; when each went, in milliseconds from the start. */
  function departures(limit: number, minutes: number): number[] {
    const clock = new MovedClock(START);
    const stream = new CountingStream(limit, () => clock.now());
    const { budget } = aBudget();
    const sent: number[] = [];
    for (const end = START + minutes * 60_000; clock.now() < end;) {
      const delay = budget.delay('bulk', clock.now());
      if (delay > 0) {
        clock.advance(Math.ceil(delay));
      } else {
        const sentAt = clock.now();
        budget.sent('bulk', sentAt);
        const { rateLimit, serverDate, isExceeded } = stream.count('DeleteCall');
        if (isExceeded) throw new Error('Stream refused a request');
        budget.ended('bulk', { rateLimit, serverDate, sentAt, endedAt: sentAt });
        sent.push(sentAt - START);
      }
    }
    return sent;
  }

  it.each([6, 30, 60, 100, 300, 1000, 10_000])(
    'stays below a thirtieth of the limit of %i in any second',
    (limit) => {
      const sent = departures(limit, 2);
      const perSecond = Math.max(1, Math.floor(limit / 30));
      // The first goes ahead to learn the limit.
      const paced = sent.slice(1);
      expect(paced.filter((at, index) => (paced[index + perSecond] ?? Infinity) < at + 1000)).toEqual([]);
    },
  );

  it.each([6, 60, 300, 1000])('uses all of the limit of %i but the reserve in each minute', (limit) => {
    const sent = departures(limit, 5);
    const usable = limit - Math.floor(limit * 0.2);
    for (let minute = 0; minute < 5; minute += 1) {
      const inMinute = sent.filter((at) => Math.floor(at / 60_000) === minute).length;
      expect(inMinute).toBeLessThanOrEqual(usable);
      expect(inMinute).toBeGreaterThanOrEqual(usable - 1);
    }
  });

  it('spreads the second half over the rest of the minute', () => {
    const sent = departures(60, 1);
    const first = sent.filter((at) => at < 20_000).length;
    const last = sent.filter((at) => at >= 40_000).length;
    expect(first).toBeGreaterThan(24);
    expect(last).toBeGreaterThan(8);
  });

  it('starts at once again after a pause', () => {
    const { budget, answer } = aBudget();
    answer(aLimit({ limit: 300, remaining: 299 }), { lane: 'bulk' });
    budget.sent('bulk', START);
    expect(budget.delay('bulk', START)).toBeGreaterThanOrEqual(75);
    expect(budget.delay('bulk', START + 10_000)).toBe(0);
  });
});
