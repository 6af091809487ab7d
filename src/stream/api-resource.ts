import type { Transport } from './transport/transport';

/** A part of the client that sends requests. */
export abstract class ApiResource {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A getter on the prototype, so that logs and JSON of a resource do not show it. */
  protected get transport(): Transport {
    return this.#transport;
  }
}
