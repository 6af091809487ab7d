import { StreamTimeoutError } from '../../stream.errors';
import { cancelled } from '../cancelled';
import { connectionError } from '../decoding/connection-error';
import { parseBody } from '../decoding/parse-body';
import type { OutgoingRequest } from '../outgoing-request';
import type { Connection, Destination, ReceivedResponse, SocketCounts } from './connection';
import type { OpenDispatcher } from './undici-dispatcher';
import { UndiciExchange, type RawResponse } from './undici-exchange';

/** Sends straight through undici: what most clients do, and several times cheaper than by way of axios. */
export class UndiciConnection implements Connection {
  readonly #open: OpenDispatcher;
  readonly #destination: Destination;
  readonly #maxBytes: number;
  readonly #headers: readonly string[];

  /** @param maxBytes of the body of a response */
  constructor(open: OpenDispatcher, destination: Destination, maxBytes: number) {
    this.#open = open;
    this.#maxBytes = maxBytes;
    this.#destination = destination;
    this.#headers = [...Object.entries(destination.headers).flat(), 'Content-Type', 'application/json'];
  }

  send(request: OutgoingRequest): Promise<ReceivedResponse> {
    const { origin, secret } = this.#destination;
    const { declaration, target, body, requestId, acceptEncoding } = request;
    const headers = [...this.#headers, 'x-client-request-id', requestId, 'Accept-Encoding', acceptEncoding];
    return new Promise((resolve, reject) => {
      new Exchange(request, { secret, maxBytes: this.#maxBytes }, resolve, reject).dispatch(
        this.#open.dispatcher,
        origin,
        {
          method: declaration.method,
          path: target,
          headers,
          body,
        },
      );
    });
  }

  sockets(): SocketCounts | undefined {
    return this.#open.sockets();
  }

  close(): Promise<void> {
    return this.#open.close();
  }
}

class Exchange extends UndiciExchange {
  constructor(
    private readonly request: OutgoingRequest,
    private readonly context: { readonly secret: string; readonly maxBytes: number },
    private readonly resolve: (response: ReceivedResponse) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    super({ timeout: request.timeout, signal: request.signal, maxBytes: context.maxBytes });
  }

  protected override responded({ status, headers, text }: RawResponse): void {
    this.resolve({ status, headers, body: parseBody(text) });
  }

  protected override failed(error: unknown): void {
    this.reject(connectionError(error, this.request, this.context.secret));
  }

  protected override timedOut(): void {
    this.reject(new StreamTimeoutError(this.request));
  }

  protected override cancelled(): void {
    this.reject(cancelled(this.request, this.request.signal));
  }
}
