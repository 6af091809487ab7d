import BTree from 'sorted-btree';
import type { Micros } from './clock';

interface Deadline {
  readonly at: Micros;
  readonly cid: string;
}

/** When something will happen to a call by itself: the next time of each call that waits for one. */
export class CallDeadlines {
  private readonly byTime = new BTree<Deadline, undefined>(undefined, compare);
  private readonly byCid = new Map<string, Deadline>();

  /** The earliest of all. */
  get next(): Micros | undefined {
    return this.byTime.minKey()?.at;
  }

  /** `undefined` for a call that waits for nothing any more. */
  set(cid: string, at: Micros | undefined): void {
    const before = this.byCid.get(cid);
    if (before?.at === at) return;
    if (before !== undefined) this.byTime.delete(before);
    if (at === undefined) {
      this.byCid.delete(cid);
      return;
    }
    const deadline = { at, cid };
    this.byTime.set(deadline, undefined);
    this.byCid.set(cid, deadline);
  }

  /** Takes out the earliest deadline that is not after `now`, and returns its cid. */
  takeDue(now: Micros): string | undefined {
    const first = this.byTime.minKey();
    if (first === undefined || first.at > now) return undefined;
    this.set(first.cid, undefined);
    return first.cid;
  }
}

function compare(a: Deadline, b: Deadline): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.cid === b.cid) return 0;
  return a.cid < b.cid ? -1 : 1;
}
