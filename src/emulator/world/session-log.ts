interface OfSession {
  readonly cid?: string;
  readonly sessionId?: string;
}

/** A record with its place in the order of adding. */
export type Logged<T> = T & { readonly sequence: number };

/** What was said of the sessions of all calls, found by session. It outlives the calls. */
export class SessionLog<T extends OfSession> {
  /** Oldest first. */
  readonly all: Logged<T>[] = [];
  private readonly bySession = new Map<string, Logged<T>[]>();

  add(record: T): void {
    const logged = { ...record, sequence: this.all.length };
    this.all.push(logged);
    const { cid, sessionId } = record;
    if (cid === undefined || sessionId === undefined) return;
    const ofSession = this.bySession.get(keyOf(cid, sessionId));
    if (ofSession === undefined) this.bySession.set(keyOf(cid, sessionId), [logged]);
    else ofSession.push(logged);
  }

  /** Oldest first. */
  ofSession(cid: string, sessionId: string): readonly Logged<T>[] {
    return this.bySession.get(keyOf(cid, sessionId)) ?? [];
  }
}

function keyOf(cid: string, sessionId: string): string {
  return `${cid} ${sessionId}`;
}
