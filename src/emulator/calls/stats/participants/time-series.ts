import type { Micros } from '../../../world/clock';
import { overlap, type Span } from '../measures/visits';

/** Points in time, evenly spaced. */
export interface Timeframe {
  readonly since: Micros;
  readonly until: Micros;
  readonly stepSeconds: number;
}

/** A time in seconds since 1970, and the value there. */
export type Point = readonly [seconds: number, value: number];

/** Emulator choice: with these many points, a series fits on a screen. */
export const DEFAULT_POINTS = 100;
const SECOND: Micros = 1_000_000;

/** From `since` to `until`, in whole seconds far enough apart for at most `maxPoints` points. */
export function timeframeOf(since: Micros, until: Micros, maxPoints: number): Timeframe {
  const length = Math.max(until - since, 0) / SECOND;
  return { since, until: Math.max(until, since), stepSeconds: Math.max(Math.ceil(length / maxPoints), 1) };
}

/** A value that stays the same during a span, at the points of a timeframe. */
export function constantSeries(value: number, span: Span, { since, until, stepSeconds }: Timeframe): Point[] {
  const shown = overlap(span, { from: since, to: until }, until);
  if (shown?.to === undefined) return [];
  const step = stepSeconds * SECOND;
  const points: Point[] = [];
  for (let at = since + Math.ceil((shown.from - since) / step) * step; at < shown.to; at += step) {
    points.push([Math.round(at / SECOND), value]);
  }
  return points;
}
