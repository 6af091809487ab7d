import { aContext, anAppAnswer } from '../../../test/support/doctor-context';
import { checkClock } from './clock.check';

const STREAM_TIME = Date.UTC(2026, 10, 25, 12);

/** Compares clocks when ours is ahead by so many milliseconds, and the answer took so many. */
const check = (ahead: number, duration = 0) =>
  checkClock(
    aContext({
      app: anAppAnswer({}, { serverDate: new Date(STREAM_TIME) }),
      askedAt: { from: STREAM_TIME + ahead - duration / 2, to: STREAM_TIME + ahead + duration / 2 },
    }),
  );

describe('checkClock', () => {
  it.each([0, 999, 2500, -1500])('is content with a clock that is %i ms ahead', (ahead) => {
    expect(check(ahead)).toMatchObject({ status: 'ok' });
  });

  it('says that Stream refuses tokens when the clock is ahead by more than tokens are dated back', () => {
    expect(check(60_000)).toEqual({
      check: 'clock',
      status: 'error',
      message: expect.stringContaining(
        "The clock is 60 seconds ahead of Stream's: Stream refuses new user tokens",
      ),
      fix: 'Set the clock of this machine by NTP.',
    });
  });

  it.each([
    [4500, "4 seconds ahead of Stream's"],
    [-30_000, "31 seconds behind Stream's"],
  ])('warns of a clock that is %i ms ahead', (ahead, words) => {
    expect(check(ahead)).toMatchObject({ status: 'warning', message: expect.stringContaining(words) });
  });

  it('does not blame the clock for an answer that took long', () => {
    expect(check(4000, 8000)).toMatchObject({ status: 'ok' });
  });

  it.each([undefined, anAppAnswer({}, { serverDate: undefined })])('is skipped without a date', (app) => {
    expect(checkClock(aContext({ app }))).toMatchObject({ status: 'skipped', fix: expect.any(String) });
  });
});
