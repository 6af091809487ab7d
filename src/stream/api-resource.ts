import type { Transport } from './transport/transport';

/** Something that sends requests: the base of `client.video` and its parts. */
export abstract class ApiResource<Sender extends Pick<Transport, 'send'> = Transport> {
  readonly #transport: Sender;

  constructor(transport: Sender) {
    this.#transport = transport;
  }

  /** A getter on the prototype, so that logs and JSON of a resource do not show it. */
  protected get transport(): Sender {
    return this.#transport;
  }
}
