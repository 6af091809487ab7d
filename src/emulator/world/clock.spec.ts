import { AppClock } from './clock';

const MILLIS = Date.parse('2026-01-01T00:00:00Z');

describe('the clock of an app', () => {
  it('gives each stamp once and in order, even if the time stands still', () => {
    const clock = new AppClock({ now: () => MILLIS });
    expect([clock.now(), clock.now(), clock.now()]).toEqual([
      MILLIS * 1000,
      MILLIS * 1000 + 1,
      MILLIS * 1000 + 2,
    ]);
  });

  it('follows its source', () => {
    let millis = MILLIS;
    const clock = new AppClock({ now: () => millis });
    clock.now();
    millis += 5;
    expect(clock.now()).toBe((MILLIS + 5) * 1000);
    expect(clock.millis()).toBe(MILLIS + 5);
  });

  it('stays later than stamps from elsewhere, unless they are far in the future', () => {
    const clock = new AppClock({ now: () => MILLIS });
    clock.seen((MILLIS + 1000) * 1000);
    expect(clock.now()).toBe((MILLIS + 1000) * 1000 + 1);
    clock.seen((MILLIS + 3_600_000) * 1000);
    expect(clock.now()).toBe((MILLIS + 1000) * 1000 + 2);
  });
});
