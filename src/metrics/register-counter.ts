import { Counter, type Registry } from 'prom-client';
import type { MetricDescription, Sample } from './metric';

/** Registers a counter of what is counted elsewhere: it is asked for when the metrics are read, and not before. */
export function registerCounter<Label extends string>(
  registry: Registry,
  { name, help, labelNames }: MetricDescription<Label>,
  read: () => readonly Sample<Label>[],
): void {
  new Counter({
    name,
    help,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset();
      for (const [labels, count] of read()) this.inc({ ...labels }, count);
    },
  });
}
