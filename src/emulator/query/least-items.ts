/** The first `count` items in the order of `compare`, sorted, without sorting all of them. */
export function leastItems<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  const least: T[] = [];
  if (count === 0) return least;
  for (const item of items) {
    const last = least.length === count ? least.at(-1) : undefined;
    if (last !== undefined && compare(item, last) >= 0) continue;
    least.splice(placeOf(item, least, compare), 0, item);
    if (least.length > count) least.pop();
  }
  return least;
}

function placeOf<T>(item: T, sorted: readonly T[], compare: (a: T, b: T) => number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
