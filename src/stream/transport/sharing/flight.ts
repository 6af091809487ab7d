import { withMetadata, type StreamResponse } from '../decoding/response-metadata';
import { untilAborted } from './until-aborted';

type Answer = StreamResponse<object>;

/** Who waits for a flight. */
export interface Waiting {
  /** Lets the caller go away. */
  readonly signal: AbortSignal | undefined;
  /** What to throw when the caller went away. */
  readonly gone: () => Error;
}

/** One request that several callers wait for, each with an answer of its own; it is given up when all of them went away. */
export class Flight {
  readonly #answer: Promise<Answer>;
  readonly #abort: AbortController | undefined;
  /** Made before anybody can change the first answer. */
  readonly #copies: Answer[] = [];
  #joined = 0;
  #waiting = 0;

  /** @param canBeAbandoned whether the first caller may go away; otherwise the request always goes on */
  constructor(canBeAbandoned: boolean, start: (signal: AbortSignal | undefined) => Promise<Answer>) {
    this.#abort = canBeAbandoned ? new AbortController() : undefined;
    this.#answer = this.#land(start(this.#abort?.signal));
  }

  /** Whether everybody went away: nobody may join it any more. */
  get isAbandoned(): boolean {
    return this.#abort?.signal.aborted === true;
  }

  /** Calls `landed` when the request has ended, however it did. */
  onLanding(landed: () => void): void {
    this.#answer.then(landed, landed);
  }

  /** The answer for the caller that started it. */
  lead(waiting: Waiting): Promise<Answer> {
    return this.#wait(waiting);
  }

  /** The answer for a caller that came later. */
  async join(waiting: Waiting): Promise<Answer> {
    this.#joined++;
    const original = await this.#wait(waiting);
    return this.#copies.pop() ?? copyOf(original);
  }

  #wait({ signal, gone }: Waiting): Promise<Answer> {
    this.#waiting++;
    return untilAborted(this.#answer, signal, () => {
      this.#waiting--;
      if (this.#waiting === 0) this.#abort?.abort(signal?.reason);
      return gone();
    });
  }

  async #land(answer: Promise<Answer>): Promise<Answer> {
    const original = await answer;
    for (let copy = 0; copy < this.#joined; copy++) this.#copies.push(copyOf(original));
    return original;
  }
}

/** A deep copy with the same metadata. */
export function copyOf(answer: Answer): Answer {
  return withMetadata(structuredClone<object>({ ...answer }), answer.metadata);
}
