import type { CancelSignal } from '../../cancellation';
import { StreamTimeoutError, StreamUnavailableError } from '../../stream.errors';
import type { StreamResponse } from '../decoding/response-metadata';
import { Flight, type Waiting } from './flight';

type Read<T extends object> = (signal: CancelSignal | undefined) => Promise<StreamResponse<T>>;

/** Lets identical reads that are in flight at the same time share one request. */
export class SharedReads {
  #flights = new Map<string, Flight>();

  /** Joins the read with that key, or starts it. Who joined, and has time left when the read runs out of its own, reads again. */
  share<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const flight = this.#find(key);
    if (!flight) return this.#start(key, waiting, read);
    // Who waited long to come here has less time than the flight, which would not end with it.
    if (waiting.deadlineAt < flight.deadlineAt) return read(waiting.signal);
    // The key says what is read, so what comes is an answer of this type.
    const answer = flight.board(waiting) as Promise<StreamResponse<T>>;
    if (waiting.deadlineAt <= flight.deadlineAt) return answer;
    return answer.catch((error: unknown) => {
      if (!isOutOfTime(error)) throw error;
      return (this.#find(key)?.board(waiting) ?? this.#start(key, waiting, read)) as Promise<
        StreamResponse<T>
      >;
    });
  }

  /** Something was written: reads that began before may not show it, so later ones do not join them. */
  renew(): void {
    if (this.#flights.size > 0) this.#flights = new Map();
  }

  #find(key: string): Flight | undefined {
    const flight = this.#flights.get(key);
    return flight?.isAbandoned === true ? undefined : flight;
  }

  #start<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const flights = this.#flights;
    const flight = new Flight(waiting, read, () => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    flights.set(key, flight);
    return flight.board(waiting) as Promise<StreamResponse<T>>;
  }
}

/** Whether a read failed since its time was over, or would have been. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof StreamTimeoutError || error instanceof StreamUnavailableError;
}
