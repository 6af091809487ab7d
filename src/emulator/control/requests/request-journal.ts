import { RequestRecord, type Arrival } from './request-record';

/** The latest requests of one app, and how often each operation was performed. The oldest are forgotten beyond `size`. */
export class RequestJournal {
  private readonly performedTimes = new Map<string, number>();
  /** The record with the number n is at (n - 1) % size. */
  private ring: RequestRecord[] = [];
  private received = 0;

  constructor(private readonly size: number) {}

  add(arrival: Arrival): RequestRecord {
    const record = new RequestRecord(this.received + 1, arrival);
    if (this.size > 0) this.ring[this.received % this.size] = record;
    this.received += 1;
    return record;
  }

  /** Notes that the work of a request was done. */
  perform(record: RequestRecord): void {
    record.performed = true;
    this.performedTimes.set(record.operation, this.performed(record.operation) + 1);
  }

  /** Oldest first. */
  list(): RequestRecord[] {
    if (this.received <= this.size) return [...this.ring];
    const oldest = this.received % this.size;
    return [...this.ring.slice(oldest), ...this.ring.slice(0, oldest)];
  }

  /** How often an operation was performed, those forgotten included. */
  performed(operation: string): number {
    return this.performedTimes.get(operation) ?? 0;
  }

  /** How often each operation was performed. */
  allPerformed(): Record<string, number> {
    return Object.fromEntries(this.performedTimes);
  }

  /** Forgets the requests, and starts counting from nothing. */
  clear(): void {
    this.ring = [];
    this.received = 0;
    this.performedTimes.clear();
  }
}
