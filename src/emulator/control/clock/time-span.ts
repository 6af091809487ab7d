import { inputError } from '../../protocol/stream-fault';

const DAY_MS = 86_400_000;
/** A hundred years: beyond, dates end to be dates. */
const SPAN_MAX_MS = 36_500 * DAY_MS;

const UNITS_MS = [DAY_MS, 3_600_000, 60_000, 1000, 1];
const SPAN = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Milliseconds of a time span, which is given in them or in words: `90s`, `1h30m`, `1d`. Throws 400/4 for anything else. */
export function parseTimeSpan(given: unknown, field: string): number {
  const milliseconds = typeof given === 'string' ? spelledOut(given) : given;
  if (typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= SPAN_MAX_MS)
    return milliseconds;
  throw inputError(
    `${field} must be milliseconds, or text such as 90s, 15m, 2h, 1d or 1h30m, of at most 36500 days; not ${JSON.stringify(given)}`,
    field,
  );
}

function spelledOut(text: string): number | undefined {
  const parts = SPAN.exec(text);
  if (text === '' || parts === null) return undefined;
  return UNITS_MS.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
}
