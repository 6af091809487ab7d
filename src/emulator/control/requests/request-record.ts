import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../world/caller';
import type { ReceivedRequest, RequestCaller } from './received-request';

/** Larger bodies are not kept, so that a journal has a bound. */
const BODY_BYTES_MAX = 256 * 1024;

/** Parameters of the query by which a request says who it is from. */
const CREDENTIALS: ReadonlySet<string> = new Set(['api_key', 'authorization', 'token']);

/** What is known of a request when it arrives. */
export interface Arrival {
  readonly operation: string;
  readonly request: IncomingMessage;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly caller: Caller | undefined;
  /** Of the app's clock, in milliseconds. */
  readonly at: number;
}

/** One line of the journal, written as the request goes on. Made readable only when somebody reads it. */
export class RequestRecord {
  performed = false;
  /** The ids of the faults that struck. */
  faults: readonly string[] = [];
  status: number | undefined;
  /** In milliseconds. */
  duration: number | undefined;
  readonly operation: string;
  private readonly method: string;
  private readonly path: string;
  private readonly query: URLSearchParams;
  private readonly caller: RequestCaller | undefined;
  private readonly requestId: string | undefined;
  private readonly at: number;
  private body: unknown;

  constructor(
    private readonly number: number,
    { operation, request, path, query, caller, at }: Arrival,
  ) {
    this.operation = operation;
    this.method = request.method ?? '';
    this.path = path;
    this.query = query;
    this.caller = caller && callerOf(caller);
    this.requestId = request.headers['x-client-request-id']?.toString();
    this.at = at;
  }

  /** `bytes`: as it came. */
  received(body: unknown, bytes: number): void {
    if (bytes <= BODY_BYTES_MAX) this.body = body;
  }

  snapshot(): ReceivedRequest {
    const { number, operation, method, path, body, caller, requestId, status, duration } = this;
    return {
      number,
      operation,
      method,
      path,
      query: readable(this.query),
      ...(body !== undefined && { body: structuredClone(body) }),
      ...(caller && { caller }),
      ...(requestId !== undefined && { requestId }),
      ...(status !== undefined && { status }),
      performed: this.performed,
      faults: [...this.faults],
      at: new Date(this.at).toISOString(),
      ...(duration !== undefined && { duration }),
    };
  }
}

function callerOf(caller: Caller): RequestCaller {
  return caller.kind === 'user' ? { kind: 'user', userId: caller.user.id } : { kind: caller.kind };
}

function readable(query: URLSearchParams): Record<string, string> {
  const names = [...new Set(query.keys())].filter((name) => !CREDENTIALS.has(name.toLowerCase()));
  return Object.fromEntries(names.map((name) => [name, query.getAll(name).join()]));
}
