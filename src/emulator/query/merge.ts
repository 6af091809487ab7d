/** Merges sequences that are each in the order of `compare` into one, and drops what it meets twice. */
export function* mergeOrdered<T>(
  sequences: readonly Iterable<T>[],
  compare: (a: T, b: T) => number,
): Iterable<T> {
  const heads = sequences.flatMap((sequence) => {
    const rest = sequence[Symbol.iterator]();
    const first = rest.next();
    return first.done === true ? [] : [{ item: first.value, rest }];
  });
  let last: T | undefined;
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (compare(head.item, best.item) < 0 ? head : best));
    if (least.item !== last) yield least.item;
    last = least.item;
    const next = least.rest.next();
    if (next.done === true) heads.splice(heads.indexOf(least), 1);
    else least.item = next.value;
  }
}
