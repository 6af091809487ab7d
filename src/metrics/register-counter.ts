import { Counter, type Registry } from 'prom-client';
import type { MetricDescription, Sample } from './metric';
import { shareMetric } from './shared-metric';

/** Adds to a counter what was counted since the last time. */
type Report<Label extends string> = (counter: Counter<Label>) => void;

/**
 * Registers a counter of what is counted elsewhere: it is asked for when the metrics are read, and not before. Several on one
 * registry add up.
 *
 * @returns a function that ends it; the counts stay while others count the same
 */
export function registerCounter<Label extends string>(
  registry: Registry,
  { name, help, labelNames }: MetricDescription<Label>,
  read: () => readonly Sample<Label>[],
): () => void {
  const report = reportOf(read);
  const { metric, leave } = shareMetric(
    registry,
    name,
    report,
    (reports: ReadonlySet<Report<Label>>) =>
      new Counter<Label>({
        name,
        help,
        labelNames: [...labelNames],
        registers: [registry],
        collect() {
          for (const each of reports) each(this);
        },
      }),
  );
  return () => {
    report(metric);
    leave();
  };
}

function reportOf<Label extends string>(read: () => readonly Sample<Label>[]): Report<Label> {
  const reported = new Map<string, number>();
  return (counter) => {
    for (const [labels, count] of summed(read())) {
      const key = JSON.stringify(labels);
      counter.inc({ ...labels }, count - (reported.get(key) ?? 0));
      reported.set(key, count);
    }
  };
}

/** Different things may be counted under the same labels. */
function summed<Label extends string>(samples: readonly Sample<Label>[]): Iterable<Sample<Label>> {
  const sums = new Map<string, Sample<Label>>();
  for (const [labels, count] of samples) {
    const key = JSON.stringify(labels);
    sums.set(key, [labels, count + (sums.get(key)?.[1] ?? 0)]);
  }
  return sums.values();
}
