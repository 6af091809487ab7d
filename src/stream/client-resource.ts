import { ApiResource } from './api-resource';
import type { Revocations } from './tokens/revocations';
import type { Transport } from './transport/transport';

/** The base of the parts of `StreamClient`. */
export abstract class ClientResource extends ApiResource {
  readonly #revocations: Revocations;

  constructor(transport: Transport, revocations: Revocations) {
    super(transport);
    this.#revocations = revocations;
  }

  /** What the client knows of revoked tokens. A getter, like `transport`. */
  protected get revocations(): Revocations {
    return this.#revocations;
  }
}
