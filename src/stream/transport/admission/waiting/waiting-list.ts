import type { Waiting } from './waiting';

/** First in, first out; and out of the middle in constant time. */
export class WaitingList {
  #first: Waiting | undefined;
  #last: Waiting | undefined;

  get first(): Waiting | undefined {
    return this.#first;
  }

  add(waiting: Waiting): void {
    waiting.previous = this.#last;
    if (this.#last) this.#last.next = waiting;
    else this.#first = waiting;
    this.#last = waiting;
  }

  remove(waiting: Waiting): void {
    const { previous, next } = waiting;
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    waiting.previous = undefined;
    waiting.next = undefined;
  }
}
