import type { CallRecord } from './call';
import type { MemberRecord } from './member-record';
import { callMembers } from './call-members';
import { CallIndex } from './call-store-index';
import { CallSet } from './call-store-set';
import { isRunning, type SessionRecord } from './session';
import { StoredCall, type CallFields } from './stored-call';

/** A call as it is made; its place in the order of creation is given by the store. */
export type NewCall = Omit<CallFields, 'sequence'>;

/** The calls of one app and their indexes. Reading one takes constant time. */
export class CallStore {
  /** All calls in order of creation. */
  readonly all = new CallSet();
  readonly byType = new CallIndex();
  readonly byCreator = new CallIndex();
  readonly byMember = new CallIndex();
  /** Calls whose session has started and not ended. */
  readonly running = new CallSet();
  private readonly byCid = new Map<string, CallRecord>();
  private nextSequence = 1;

  get size(): number {
    return this.byCid.size;
  }

  get(cid: string): CallRecord | undefined {
    return this.byCid.get(cid);
  }

  /** Adds a call whose cid is free. */
  add(fields: NewCall): CallRecord {
    const members = callMembers(fields.members);
    const call = new StoredCall({ ...fields, members, sequence: this.nextSequence });
    this.nextSequence += 1;
    this.byCid.set(call.cid, call);
    this.all.add(call);
    this.byType.add(call.type, call);
    this.byCreator.add(call.createdBy, call);
    for (const { userId } of call.members) this.byMember.add(userId, call);
    if (isRunning(call.session)) this.running.add(call);
    return call;
  }

  remove(call: CallRecord): void {
    this.byCid.delete(call.cid);
    this.all.delete(call);
    this.running.delete(call);
    this.byType.delete(call.type, call);
    this.byCreator.delete(call.createdBy, call);
    for (const { userId } of call.members) this.byMember.delete(userId, call);
  }

  /** Adds members, replaces those who are there already, and takes out the users of `removed`. */
  changeMembers(call: CallRecord, changed: readonly MemberRecord[], removed: readonly string[] = []): void {
    const gone = new Set(removed);
    for (const { userId } of changed) this.byMember.add(userId, call);
    for (const userId of gone) this.byMember.delete(userId, call);
    const left = [...call.members, ...changed].filter(({ userId }) => !gone.has(userId));
    (call as StoredCall).members = callMembers(left);
  }

  changeSession(call: CallRecord, session: SessionRecord): void {
    (call as StoredCall).session = session;
    if (isRunning(session)) this.running.add(call);
    else this.running.delete(call);
  }

  changeCreator(call: CallRecord, userId: string): void {
    this.byCreator.delete(call.createdBy, call);
    (call as StoredCall).createdBy = userId;
    this.byCreator.add(userId, call);
  }
}
