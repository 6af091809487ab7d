import BTree from 'sorted-btree';
import type { Micros } from './clock';
import type { CallRecord } from './call';

/** A place in the order of creation. */
export interface CallPosition {
  readonly createdAt: Micros;
  readonly sequence: number;
}

/** Up to this many calls are kept in a plain array, which is smaller than a tree. */
const ARRAY_MAX = 32;

/** Oldest first. */
export function compareByCreation(a: CallPosition, b: CallPosition): number {
  return a.createdAt - b.createdAt || a.sequence - b.sequence;
}

/** Calls in order of creation: of one type, of one creator, with one member, or all. */
export class CallSet {
  private few: CallRecord[] = [];
  /** Only whole calls are in it; positions are what it is searched by. */
  private many: BTree<CallPosition, undefined> | undefined;

  static of(calls: readonly CallRecord[]): CallSet {
    const set = new CallSet();
    for (const call of calls) set.add(call);
    return set;
  }

  get size(): number {
    return this.many?.size ?? this.few.length;
  }

  add(call: CallRecord): void {
    if (this.many !== undefined) {
      this.many.set(call, undefined);
      return;
    }
    const place = this.placeOf(call);
    if (this.few[place] === call) return;
    this.few.splice(place, 0, call);
    if (this.few.length > ARRAY_MAX) this.grow();
  }

  delete(call: CallRecord): void {
    if (this.many !== undefined) {
      this.many.delete(call);
      return;
    }
    const place = this.placeOf(call);
    if (this.few[place] === call) this.few.splice(place, 1);
  }

  /** Oldest first, from a position on, itself included. The set must not change while this is read. */
  *ascending(from?: CallPosition): Iterable<CallRecord> {
    if (this.many !== undefined) {
      for (const [call] of this.many.entries(from, [])) yield call as CallRecord;
      return;
    }
    for (let at = from === undefined ? 0 : this.placeOf(from); at < this.few.length; at += 1) {
      const call = this.few[at];
      if (call !== undefined) yield call;
    }
  }

  /** Newest first, from a position on, itself included. The set must not change while this is read. */
  *descending(from?: CallPosition): Iterable<CallRecord> {
    if (this.many !== undefined) {
      for (const [call] of this.many.entriesReversed(from, [])) yield call as CallRecord;
      return;
    }
    for (let at = from === undefined ? this.few.length - 1 : this.placeAfter(from) - 1; at >= 0; at -= 1) {
      const call = this.few[at];
      if (call !== undefined) yield call;
    }
  }

  private grow(): void {
    const tree = new BTree<CallPosition, undefined>(undefined, compareByCreation);
    for (const call of this.few) tree.set(call, undefined);
    this.many = tree;
    this.few = [];
  }

  /** The index of the first call that is not before the position. */
  private placeOf(position: CallPosition): number {
    const place = this.few.findIndex((call) => compareByCreation(call, position) >= 0);
    return place === -1 ? this.few.length : place;
  }

  private placeAfter(position: CallPosition): number {
    const place = this.few.findIndex((call) => compareByCreation(call, position) > 0);
    return place === -1 ? this.few.length : place;
  }
}
