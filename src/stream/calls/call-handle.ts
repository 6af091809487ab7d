import { ApiResource } from '../api-resource';
import type { Transport } from '../transport/transport';

/** What names a call. */
export interface CallRef {
  /** The call type, such as `default`; at most 64 characters. */
  readonly type: string;
  /** Unique within the call type; at most 64 characters. */
  readonly id: string;
}

/** A call by its name. The parts of `Call` extend each other, one per resource, and begin here. */
export abstract class CallHandle extends ApiResource implements CallRef {
  readonly type: string;
  readonly id: string;

  constructor(transport: Transport, { type, id }: CallRef) {
    super(transport);
    this.type = type;
    this.id = id;
  }

  /** `<type>:<id>`. */
  get cid(): string {
    return `${this.type}:${this.id}`;
  }
}
