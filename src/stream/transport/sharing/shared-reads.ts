import type { StreamResponse } from '../decoding/response-metadata';
import { Flight, type Waiting } from './flight';

type Read<T extends object> = (signal: AbortSignal | undefined) => Promise<StreamResponse<T>>;

/** Lets identical reads that are in flight at the same time share one request. */
export class SharedReads {
  #flights = new Map<string, Flight>();

  /** Joins the read with that key, or starts it. */
  async share<T extends object>(key: string, waiting: Waiting, read: Read<T>): Promise<StreamResponse<T>> {
    const known = this.#flights.get(key);
    const answer = known && !known.isAbandoned ? known.join(waiting) : this.#start(key, waiting, read);
    // The key says what is read, so what comes is an answer of this type.
    return (await answer) as StreamResponse<T>;
  }

  /** Something was written: reads that began before may not show it, so later ones do not join them. */
  renew(): void {
    if (this.#flights.size > 0) this.#flights = new Map();
  }

  #start(key: string, waiting: Waiting, read: Read<object>): Promise<StreamResponse<object>> {
    const flight = new Flight(waiting.signal !== undefined, read);
    const flights = this.#flights;
    flights.set(key, flight);
    flight.onLanding(() => {
      if (flights.get(key) === flight) flights.delete(key);
    });
    return flight.lead(waiting);
  }
}
