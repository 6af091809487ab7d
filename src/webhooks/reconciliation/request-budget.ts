/** How many requests may still be sent. */
export class RequestBudget {
  #left: number;

  constructor(requests: number) {
    this.#left = requests;
  }

  get left(): number {
    return this.#left;
  }

  /** Takes one request; false when none is left. */
  spend(): boolean {
    if (this.#left <= 0) return false;
    this.#left -= 1;
    return true;
  }
}
