/** In short form, properties are tried with a part of their inputs. `TEST_EFFORT=full` tries all. */
const SHORT_FORM = 0.125;

/** Whether everything is tried, however long it takes. */
export function isFullEffort(): boolean {
  return process.env.TEST_EFFORT === 'full';
}

/** What a suite goes through: in short form every eighth, from the first on. */
export function sampled<T>(all: readonly T[]): readonly T[] {
  return isFullEffort() ? all : all.filter((_, index) => index % (1 / SHORT_FORM) === 0);
}

/** How many inputs a property is tried with, of those that it is worth when time does not matter. */
export function runs(full: number): number {
  return isFullEffort() ? full : Math.ceil(full * SHORT_FORM);
}
