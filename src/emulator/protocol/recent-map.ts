/**
 * A map that keeps what was used of late, up to a bound: at least half of it, at most all. Two halves instead of a list in the
 * order of use make reading as cheap as in a plain map.
 */
export class RecentMap<Key, Value> {
  private recent = new Map<Key, Value>();
  private older = new Map<Key, Value>();
  private weight = 0;

  /** `bound`: the number of entries, or their weight as `weigh` says it. */
  constructor(
    private readonly bound: number,
    private readonly weigh: (value: Value, key: Key) => number = () => 1,
  ) {}

  get(key: Key): Value | undefined {
    const value = this.recent.get(key);
    if (value !== undefined) return value;
    const older = this.older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    const replaced = this.recent.get(key);
    if (replaced !== undefined) this.weight -= this.weigh(replaced, key);
    this.recent.set(key, value);
    this.older.delete(key);
    this.weight += this.weigh(value, key);
    if (this.weight * 2 <= this.bound) return;
    this.older = this.recent;
    this.recent = new Map();
    this.weight = 0;
  }

  delete(key: Key): void {
    const value = this.recent.get(key);
    if (value !== undefined) this.weight -= this.weigh(value, key);
    this.recent.delete(key);
    this.older.delete(key);
  }

  get size(): number {
    return this.recent.size + this.older.size;
  }
}
