import type { StreamResponse } from './decoding/response-metadata';
import type { OutgoingRequest } from './outgoing-request';

/** Sends a request, or hands it to the next protection. */
export type Send = (request: OutgoingRequest) => Promise<StreamResponse<object>>;

/** One protection that requests pass, such as the cache. It hands a request on by calling `next`: never, once or several times. */
export interface Protection {
  send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>>;
}

/** Composes protections, the outermost first, around the function that finally sends. */
export function compose(protections: readonly (Protection | undefined)[], send: Send): Send {
  return protections.reduceRight<Send>(
    (next, protection) => (protection ? (request) => protection.send(request, next) : next),
    send,
  );
}
