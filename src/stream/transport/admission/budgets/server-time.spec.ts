import fc from 'fast-check';
import { ServerTime } from './server-time';

const START = Date.UTC(2026, 0, 5, 12);

const anAnswer = (at: number, ahead: number, { took = 20, hasDate = true } = {}) => {
  const time = at + ahead + took / 2;
  return {
    sentAt: at,
    endedAt: at + took,
    rateLimit: { limit: 60, remaining: 1, reset: new Date((Math.floor(time / 60_000) + 1) * 60_000) },
    serverDate: hasDate ? new Date(Math.floor(time / 1000) * 1000) : undefined,
  };
};

describe("Stream's clock", () => {
  it('is taken for ours while nothing says otherwise', () => {
    const serverTime = new ServerTime();
    expect(serverTime.at(START)).toBe(START);
    serverTime.learn(anAnswer(START + 30_000, 0, { hasDate: false }));
    expect(serverTime.at(START)).toBe(START);
  });

  it('is never thought to be ahead of what it is, however far it is from ours', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -3_600_000, max: 3_600_000 }),
        fc.array(fc.record({ after: fc.nat({ max: 50_000 }), took: fc.nat({ max: 3000 }) }), {
          minLength: 1,
        }),
        (ahead, answers) => {
          const serverTime = new ServerTime();
          let now = START;
          for (const { after, took } of answers) {
            now += after + took;
            serverTime.learn(anAnswer(now - took, ahead, { took }));
            const error = serverTime.at(now) - (now + ahead);
            expect(error).toBeLessThanOrEqual(0);
            expect(error).toBeGreaterThan(-4001);
          }
        },
      ),
    );
  });

  it('is known the better the more answers come', () => {
    const serverTime = new ServerTime();
    for (let count = 0; count < 50; count += 1) serverTime.learn(anAnswer(START + count * 1037, 123_456));
    expect(serverTime.at(START)).toBeGreaterThan(START + 123_456 - 50);
  });

  it('is judged by the windows of rate limits, when the date is that of another clock', () => {
    const serverTime = new ServerTime();
    for (let count = 0; count < 100; count += 1) {
      const at = START + count * 1000;
      serverTime.learn({ ...anAnswer(at, 0), serverDate: new Date(at - 3_600_000) });
    }
    expect(Math.abs(serverTime.at(START) - START)).toBeLessThan(20);
  });

  it('is judged anew after a clock was set', () => {
    const serverTime = new ServerTime();
    for (const ahead of [0, 600_000, -90_000]) {
      serverTime.learn(anAnswer(START, ahead));
      expect(Math.abs(serverTime.at(START) - (START + ahead))).toBeLessThan(1100);
    }
  });

  it('is not judged by a request without an answer', () => {
    const serverTime = new ServerTime();
    serverTime.learn(anAnswer(START, 5000));
    const time = serverTime.at(START);
    serverTime.learn({ sentAt: START, endedAt: START, rateLimit: undefined, serverDate: undefined });
    expect(serverTime.at(START)).toBe(time);
  });
});
