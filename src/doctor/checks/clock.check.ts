import type { DoctorCheck } from '../doctor-check';

const CHECK = 'clock';
const FIX = 'Set the clock of this machine by NTP.';

/** In milliseconds. User tokens are dated back by five seconds unless the client is told otherwise. */
const BACKDATING = 5000;
const UNNOTICED = 2000;

/** The header `Date` has whole seconds: on average, it lies half a second back. */
const ROUNDED_OFF = 500;

/** Compares the clock of this machine with Stream's. */
export const checkClock: DoctorCheck = ({ app, askedAt: { from, to } }) => {
  const date = app?.metadata.serverDate;
  if (!date) {
    return {
      check: CHECK,
      status: 'skipped',
      message: "Stream's clock is not known without an answer that has the header Date.",
      fix: 'See credentials; a proxy in between may leave out the header.',
    };
  }
  const ahead = (from + to) / 2 - (date.getTime() + ROUNDED_OFF);
  // The longer the answer took, the less is known of when it was written.
  const doubt = (to - from) / 2 + ROUNDED_OFF;
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= UNNOTICED + doubt) {
    return { check: CHECK, status: 'ok', message: "The clock agrees with Stream's." };
  }
  if (ahead > BACKDATING) {
    return {
      check: CHECK,
      status: 'error',
      message: `The clock is ${seconds} seconds ahead of Stream's: Stream refuses new user tokens, which are not valid yet.`,
      fix: FIX,
    };
  }
  return {
    check: CHECK,
    status: 'warning',
    message: `The clock is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} Stream's: tokens begin and end at the wrong time.`,
    fix: FIX,
  };
};
