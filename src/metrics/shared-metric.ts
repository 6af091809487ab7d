import type { Metric, Registry } from 'prom-client';

/** Where a metric keeps its sources; the same in every copy of this package. */
const SOURCES = Symbol.for('nestjs-getstream:metric-sources');

/** A metric of a registry, and how to give it up. */
export interface SharedMetric<Kind> {
  readonly metric: Kind;
  /** Takes the source away, and the metric with the last one. */
  readonly leave: () => void;
}

/**
 * Adds a source to the metric of this name, which is made for the first one: apps on one registry share their metrics.
 *
 * @param create makes the metric, whose `collect` reads all sources that are there then
 * @throws Error of prom-client when the registry has a metric of this name that is not ours
 */
export function shareMetric<Kind extends Metric, Source extends object>(
  registry: Registry,
  name: string,
  source: Source,
  create: (sources: ReadonlySet<Source>) => Kind,
): SharedMetric<Kind> {
  const metric = (registry.getSingleMetric(name) ?? {}) as Kind & { [SOURCES]?: Set<Source> };
  const sources = metric[SOURCES] ?? new Set<Source>();
  const shared = metric[SOURCES] ? metric : Object.assign(create(sources), { [SOURCES]: sources });
  sources.add(source);
  return {
    metric: shared,
    leave: () => {
      sources.delete(source);
      // The host may have emptied its registry meanwhile.
      if (sources.size === 0 && registry.getSingleMetric(name) === shared) registry.removeSingleMetric(name);
    },
  };
}
