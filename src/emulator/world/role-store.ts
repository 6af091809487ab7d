import type { Micros } from './clock';

export interface RoleRecord {
  readonly name: string;
  readonly custom: boolean;
  readonly createdAt: Micros;
  readonly updatedAt: Micros;
}

/** The roles of one app by name, built-in ones first. */
export class RoleStore {
  private readonly byName = new Map<string, RoleRecord>();

  get(name: string): RoleRecord | undefined {
    return this.byName.get(name);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  put(role: RoleRecord): void {
    this.byName.set(role.name, role);
  }

  remove(name: string): void {
    this.byName.delete(name);
  }

  values(): IterableIterator<RoleRecord> {
    return this.byName.values();
  }
}
