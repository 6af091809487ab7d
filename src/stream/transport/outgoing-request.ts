import type { CancelSignal } from '../cancellation';
import type { RequestLane } from '../request-options';
import type { RequestIdentity } from '../stream.errors';
import type { Operation, OperationRequest, RetrySafety } from './operation';

/**
 * An encoded request with the options that apply to it. All protections and the connection get this object. Those that change
 * something, such as the number of the attempt, hand on a copy.
 */
export interface OutgoingRequest extends RequestIdentity {
  readonly declaration: Operation;
  /** Before encoding. */
  readonly content: OperationRequest;
  readonly safety: RetrySafety;
  /** Below `/api/v2`, with its parameters encoded and without the query. */
  readonly path: string;
  /** The path from the origin on, with the query. */
  readonly target: string;
  /** JSON. */
  readonly body: string | undefined;
  /** The content coding that is asked for. Whatever comes is decoded. */
  readonly acceptEncoding: 'identity' | 'gzip';
  readonly lane: RequestLane;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  /** Clock time in milliseconds after which nobody waits for the request. */
  readonly deadlineAt: number;
  /** How many attempts may follow the first. */
  readonly retries: number;
  /** 1 for the first. */
  readonly attempt: number;
  readonly signal: CancelSignal | undefined;
  /** On whose behalf it is sent. Undefined: on nobody's. */
  readonly principal: string | undefined;
  /** Whether it uses the options of the client, so that identical reads may share it. */
  readonly isShareable: boolean;
}

/** Equal for requests that Stream cannot tell apart. */
export function keyOf({ declaration, target, body = '' }: OutgoingRequest): string {
  return `${declaration.method} ${target} ${body}`;
}
