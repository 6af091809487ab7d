import { aContext, anAppAnswer } from '../../../test/support/doctor-context';
import { checkRateLimits } from './rate-limits.check';

const inAMinute = (): Date => new Date(Date.now() + 60_000);

const check = (remaining: number, reset = inAMinute()) =>
  checkRateLimits(aContext({ app: anAppAnswer({}, { rateLimit: { limit: 1000, remaining, reset } }) }));

describe('checkRateLimits', () => {
  it('says what is left', () => {
    expect(check(999)).toEqual({
      check: 'rate limits',
      status: 'ok',
      message: 'Left this minute: GetApp 999 of 1000.',
    });
  });

  it('warns when less than a fifth is left, and not before', () => {
    expect(check(200)).toMatchObject({ status: 'ok' });
    expect(check(199)).toEqual([
      {
        check: 'rate limits',
        status: 'warning',
        message: 'Of 1000 GetApp requests a minute, 199 are left in this one.',
        fix: expect.any(String),
      },
    ]);
  });

  it('does not count a minute that is over', () => {
    expect(check(0, new Date(Date.now() - 1000))).toMatchObject({ status: 'skipped' });
  });

  it('is skipped when no answer says it', () => {
    expect(checkRateLimits(aContext())).toMatchObject({ status: 'skipped', fix: expect.any(String) });
  });
});
