/** A bucket outside Stream that recordings can go to. Its credentials are not kept. */
export interface StorageRecord {
  readonly name: string;
  readonly type: 's3' | 'gcs' | 'abs';
  readonly bucket: string;
  readonly path: string;
  /** Whether it came with the credentials of its type. They are not kept. */
  readonly hasCredentials: boolean;
}

/** The external storages of one app by name. */
export class StorageStore {
  private readonly byName = new Map<string, StorageRecord>();

  get(name: string): StorageRecord | undefined {
    return this.byName.get(name);
  }

  put(storage: StorageRecord): void {
    this.byName.set(storage.name, storage);
  }

  remove(name: string): boolean {
    return this.byName.delete(name);
  }

  values(): IterableIterator<StorageRecord> {
    return this.byName.values();
  }
}
