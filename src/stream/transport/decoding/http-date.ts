const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms of RFC 9110, section 5.6.7. All are in UTC, also the one of `asctime`, which does not say so. */
const FORMS = [
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) (?:GMT|UTC)/g,
  /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) (?:GMT|UTC)/g,
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})/g,
];

const WHOLE_FORMS = FORMS.map(({ source }) => new RegExp(`^${source}$`));

/**
 * Finds the dates in the value of a header. `Date.parse` is no help: it makes a date of almost any text (`1.5` is the fifth of
 * January 2001), and reads the form of `asctime` in the time zone of this machine.
 *
 * @param now milliseconds since 1970, by which years of two digits are told
 * @returns the dates in milliseconds since 1970, and the rest of the text
 */
export function takeHttpDates(text: string, now: number): { dates: number[]; rest: string } {
  const dates: number[] = [];
  const rest = FORMS.reduce(
    (left, form) =>
      left.replaceAll(form, (...match) => {
        const date = toTime(match.at(-1) as DateParts, now);
        if (date !== undefined) dates.push(date);
        return '';
      }),
    text,
  );
  return { dates, rest };
}

/** Reads a header that is one date, such as `Date`; undefined when it is anything else. */
export function readHttpDate(value: unknown, now: number): Date | undefined {
  if (typeof value !== 'string') return undefined;
  for (const form of WHOLE_FORMS) {
    const parts = form.exec(value)?.groups;
    const date = parts && toTime(parts as unknown as DateParts, now);
    if (date !== undefined) return new Date(date);
  }
  return undefined;
}

interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
}

function toTime({ day, month, year, time }: DateParts, now: number): number | undefined {
  const monthIndex = MONTHS.indexOf(month);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  const fullYear = year.length === 2 ? nearYear(Number(year), now) : Number(year);
  const midnight = Date.UTC(fullYear, monthIndex, Number(day));
  const exists = monthIndex >= 0 && new Date(midnight).getUTCDate() === Number(day);
  // A leap second is the first of the next minute.
  if (!exists || hour > 23 || minute > 59 || second > 60) return undefined;
  return midnight + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** A year of two digits that seems to be more than fifty years ahead is in the past. */
function nearYear(lastDigits: number, now: number): number {
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + lastDigits;
  return year > thisYear + 50 ? year - 100 : year;
}
