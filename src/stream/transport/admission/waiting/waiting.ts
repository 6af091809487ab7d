import type { StreamError } from '../../../stream.errors';
import type { RateBudget } from '../budgets/rate-budgets';
import type { Entry, Ticket } from '../entry';

/** An attempt that waits to be let in, and its place in a list. */
export class Waiting {
  readonly ticket: Promise<Ticket>;
  previous: Waiting | undefined;
  next: Waiting | undefined;
  #letIn!: (ticket: Ticket) => void;
  #reject!: (error: StreamError) => void;

  /** @param number a later attempt has a greater one */
  constructor(
    readonly entry: Entry,
    readonly budget: RateBudget,
    readonly number: number,
  ) {
    this.ticket = new Promise<Ticket>((resolve, reject) => {
      this.#letIn = resolve;
      this.#reject = reject;
    });
  }

  letIn(ticket: Ticket): void {
    this.#letIn(ticket);
  }

  reject(error: StreamError): void {
    this.#reject(error);
  }
}
