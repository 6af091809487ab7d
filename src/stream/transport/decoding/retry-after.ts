import { MAX_MILLISECONDS } from '../../option-limits';
import { takeHttpDates } from './http-date';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * Milliseconds from `now` until the time that a header `Retry-After` names. RFC 9110 (section 10.2.3) has whole seconds or a date.
 * Gateways also send fractions, several values with commas between, or the header twice: the longest wait counts. It is 0 for
 * what is past or negative, and at most what a timer can wait; undefined when there is no number and no date in it.
 *
 * @param value of the header; a list when it was sent several times
 * @param now milliseconds since 1970, by the clock of whoever sent the header
 */
export function readRetryAfter(value: unknown, now: number): number | undefined {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const waits = values.flatMap((text) => (typeof text === 'string' ? waitsOf(text, now) : []));
  const sane = waits.filter(Number.isFinite);
  return sane.length === 0 ? undefined : Math.min(Math.max(0, ...sane), MAX_MILLISECONDS);
}

function waitsOf(text: string, now: number): number[] {
  const { dates, rest } = takeHttpDates(text, now);
  const numbers = rest
    .split(',')
    .map((part) => part.trim())
    .filter((part) => NUMBER.test(part));
  return [...dates.map((date) => date - now), ...numbers.map(toMilliseconds)];
}

/** Rounded up, but not for the error of the multiplication. */
function toMilliseconds(seconds: string): number {
  return Math.ceil(Number((Number(seconds) * 1000).toFixed(3)));
}
