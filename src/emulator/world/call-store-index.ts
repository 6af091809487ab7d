import type { CallRecord } from './call';
import { CallSet } from './call-store-set';

/** Sets of calls by a key, such as the id of their creator. A key without calls takes no memory. */
export class CallIndex {
  private readonly sets = new Map<string, CallSet>();

  get(key: string): CallSet | undefined {
    return this.sets.get(key);
  }

  keys(): Iterable<string> {
    return this.sets.keys();
  }

  add(key: string, call: CallRecord): void {
    const set = this.sets.get(key) ?? new CallSet();
    set.add(call);
    this.sets.set(key, set);
  }

  delete(key: string, call: CallRecord): void {
    const set = this.sets.get(key);
    set?.delete(call);
    if (set?.size === 0) this.sets.delete(key);
  }
}
