/** What every metric has. */
export interface MetricDescription<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly Label[];
}

/** A value of a metric, for one combination of labels. */
export type Sample<Label extends string> = readonly [Readonly<Record<Label, string>>, number];
