import { ArmedFault } from './armed-fault';
import type { Fault, ActiveFault, SpoilingFault } from './fault';
import type { Random } from './seeded-random';

/** What becomes of a request that faults strike. */
export interface FaultHit {
  /** The faults that struck. */
  readonly ids: readonly string[];
  /** How long the request is held back, in milliseconds. */
  readonly delay: number;
  /** What takes the place of the answer; with none, the request is only late. */
  readonly fault?: SpoilingFault;
}

/** The faults of one app, in the order in which they were added. */
export class FaultSet {
  private readonly armed = new Map<string, ArmedFault>();
  private added = 0;

  constructor(private readonly random: Random) {}

  /** The id of the fault, which no other one gets. */
  add(fault: Fault): string {
    this.added += 1;
    const id = `fault-${this.added}`;
    this.armed.set(id, new ArmedFault(id, fault, this.random));
    return id;
  }

  list(): ActiveFault[] {
    return [...this.armed.values()].map((armed) => armed.inForce());
  }

  /** Whether there was one. */
  remove(id: string): boolean {
    return this.armed.delete(id);
  }

  clear(): void {
    this.armed.clear();
  }

  /** Counts a request, and tells what strikes it. Every fault counts the requests it matches, whichever one strikes. */
  strike(operation: string): FaultHit | undefined {
    if (this.armed.size === 0) return undefined;
    const ids: string[] = [];
    let delay = 0;
    let spoiling: SpoilingFault | undefined;
    for (const armed of this.armed.values()) {
      const { id, fault } = armed;
      if (!armed.meets(operation)) continue;
      if (fault.kind === 'latency') delay += fault.delay + armed.spread(fault.spread ?? 0);
      else if (spoiling === undefined) spoiling = fault;
      else continue;
      armed.strike();
      ids.push(id);
    }
    return ids.length === 0 ? undefined : { ids, delay, fault: spoiling };
  }
}
