import { ApiResource } from '../api-resource';
import type { RequestOptions } from '../request-options';
import type { Transport } from '../transport/transport';

/** The part of the transport that a call uses. */
export type CallTransport = Pick<Transport, 'send' | 'files'>;

/** What names a call. */
export interface CallRef {
  /** The call type, such as `default`; at most 64 characters. */
  readonly type: string;
  /** Unique within the call type; at most 64 characters. */
  readonly id: string;
}

/** A call by its name: the base of the parts of `Call`. */
export abstract class CallHandle extends ApiResource<CallTransport> implements CallRef {
  readonly type: string;
  readonly id: string;

  /** @param defaults options of each request to Stream, unless the request has its own */
  constructor(transport: CallTransport, { type, id }: CallRef, defaults?: RequestOptions) {
    super(defaults ? withDefaults(transport, defaults) : transport);
    this.type = type;
    this.id = id;
  }

  /** `<type>:<id>`. */
  get cid(): string {
    return `${this.type}:${this.id}`;
  }
}

function withDefaults(transport: CallTransport, defaults: RequestOptions): CallTransport {
  return {
    files: transport.files,
    send: (operation, request, options) =>
      transport.send(operation, request, options ? { ...defaults, ...options } : defaults),
  };
}
