/** Stream's ReportByHistogramBucket. */
export interface Bucket {
  readonly category: string;
  /** How many values, and what they add up to. */
  readonly count: number;
  readonly sum: number;
  readonly lower_bound: Bound;
  /** Absent for the last bucket. */
  readonly upper_bound?: Bound;
}

interface Bound {
  readonly value: number;
  readonly inclusive: boolean;
}

/** Counts values between limits: each bucket begins with its limit and ends before the next one. */
export function histogram(
  values: readonly number[],
  limits: readonly number[],
  unit = '',
): readonly Bucket[] {
  return limits.map((from, index) => {
    const to = limits[index + 1];
    const within = values.filter((value) => value >= from && (to === undefined || value < to));
    return {
      category: to === undefined ? `${from}${unit}+` : `${from}-${to}${unit}`,
      count: within.length,
      sum: within.reduce((sum, value) => sum + value, 0),
      lower_bound: { value: from, inclusive: true },
      ...(to !== undefined && { upper_bound: { value: to, inclusive: false } }),
    };
  });
}
