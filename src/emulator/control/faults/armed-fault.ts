import type { Fault, ActiveFault } from './fault';
import { seededRandom, type Random } from './seeded-random';

/** One fault, and how often it has met requests so far. */
export class ArmedFault {
  private readonly operations: ReadonlySet<string> | undefined;
  private readonly random: Random;
  private matched = 0;
  private struck = 0;

  /** `random`: where chance comes from unless the fault has a seed. */
  constructor(
    readonly id: string,
    readonly fault: Fault,
    random: Random,
  ) {
    const { operation, seed } = fault;
    this.operations = operation === undefined ? undefined : new Set([operation].flat());
    this.random = seed === undefined ? random : seededRandom(seed);
  }

  /** Counts a request. Whether it is this fault's turn to strike it. */
  meets(operation: string): boolean {
    if (this.operations?.has(operation) === false) return false;
    const { after = 0, every = 1, times = Infinity } = this.fault;
    this.matched += 1;
    const turn = this.matched - after;
    if (turn <= 0 || turn % every !== 0) return false;
    return this.isLucky() && this.struck < times;
  }

  /** Counts a request that is struck. */
  strike(): void {
    this.struck += 1;
  }

  /** A fraction of what is spread. */
  spread(whole: number): number {
    return whole === 0 ? 0 : this.random() * whole;
  }

  inForce(): ActiveFault {
    const { id, fault, matched, struck } = this;
    return { id, fault, matched, struck };
  }

  /** Asked at each turn, whatever comes of it, so that other faults do not shift a row of numbers that is to repeat. */
  private isLucky(): boolean {
    const { probability = 1 } = this.fault;
    return probability === 1 || this.random() < probability;
  }
}
