import type { Schema } from './validate';
import { parseTime, rfc3339 } from './wire-time';
import type { App } from '../world/app';
import type { Micros } from '../world/clock';

/** A time in exported state: RFC 3339. Integer nanoseconds are read as well. */
export type StateTime = string | number;

export const timeSchema: Schema = { date: true };

/** A copy without the properties that are `undefined`, as JSON has none. */
export function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

export function writeTime(time: Micros): string;
export function writeTime(time: Micros | undefined): string | undefined;
export function writeTime(time: Micros | undefined): string | undefined {
  return time === undefined ? undefined : rfc3339(time);
}

/** A time that has to be there: the present where the state names none. */
export function readTime(app: App, value: StateTime | undefined): Micros {
  const time = parseTime(value);
  if (time === undefined) return app.clock.now();
  app.clock.seen(time);
  return time;
}
