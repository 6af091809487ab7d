/** Records of one kind by key, in order of creation. */
export class RecordStore<T> {
  private readonly byKey = new Map<string, T>();

  constructor(private readonly keyOf: (record: T) => string) {}

  get size(): number {
    return this.byKey.size;
  }

  get(key: string): T | undefined {
    return this.byKey.get(key);
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  put(record: T): void {
    this.byKey.set(this.keyOf(record), record);
  }

  remove(key: string): void {
    this.byKey.delete(key);
  }

  values(): IterableIterator<T> {
    return this.byKey.values();
  }

  /** The first record that matches. */
  find(matches: (record: T) => boolean): T | undefined {
    for (const record of this.byKey.values()) if (matches(record)) return record;
    return undefined;
  }
}
