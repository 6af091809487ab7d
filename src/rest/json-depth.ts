/** Whether objects and lists are nested in `value` more than `levels` deep. Needs no stack of its own. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level = children(value);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap(children);
  }
  return false;
}

function children(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((child: unknown) => typeof child === 'object' && child !== null);
}
