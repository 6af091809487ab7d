import type { CancelSignal } from '../../cancellation';
import type { StreamResponse } from '../decoding/response-metadata';
import { Flight, type Waiting } from './flight';

type Read<T extends object> = (signal: CancelSignal | undefined) => Promise<StreamResponse<T>>;

/** Lets identical reads that are in flight at the same time share one request. */
export class SharedReads {
  #flights = new Map<string, Flight>();

  /** Joins the read with that key, or starts it. */
  share<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const known = this.#flights.get(key);
    const flight = known && !known.isAbandoned ? known : this.#start(key, waiting.signal !== undefined, read);
    // The key says what is read, so what comes is an answer of this type.
    return flight.board(waiting) as Promise<StreamResponse<T>>;
  }

  /** Something was written: reads that began before may not show it, so later ones do not join them. */
  renew(): void {
    if (this.#flights.size > 0) this.#flights = new Map();
  }

  #start(key: string, canBeAbandoned: boolean, read: Read<object>): Flight {
    const flights = this.#flights;
    const flight = new Flight(canBeAbandoned, read, () => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    flights.set(key, flight);
    return flight;
  }
}
