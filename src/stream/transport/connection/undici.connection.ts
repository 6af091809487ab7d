import { StreamTimeoutError } from '../../stream.errors';
import { cancelled } from '../cancelled';
import { connectionError } from '../decoding/connection-error';
import { parseBody } from '../decoding/parse-body';
import type { Connection, Destination, OutgoingRequest, ReceivedAnswer, SocketCounts } from './connection';
import type { OpenDispatcher } from './undici-dispatcher';
import { UndiciExchange, type RawAnswer } from './undici-exchange';

/** Sends straight through undici: what most clients do, and several times cheaper than by way of axios. */
export class UndiciConnection implements Connection {
  readonly #open: OpenDispatcher;
  readonly #destination: Destination;
  readonly #headers: readonly string[];

  constructor(open: OpenDispatcher, destination: Destination) {
    this.#open = open;
    this.#destination = destination;
    this.#headers = [...Object.entries(destination.headers).flat(), 'Content-Type', 'application/json'];
  }

  send(request: OutgoingRequest): Promise<ReceivedAnswer> {
    const { origin, secret } = this.#destination;
    const { method, path, body, requestId } = request;
    const headers = [...this.#headers, 'x-client-request-id', requestId];
    return new Promise((resolve, reject) => {
      new Exchange(request, secret, resolve, reject).dispatch(this.#open.dispatcher, origin, {
        method,
        path,
        headers,
        body,
      });
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
    private readonly secret: string,
    private readonly resolve: (answer: ReceivedAnswer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    super(request.timeout, request.signal);
  }

  protected override answered({ status, headers, text }: RawAnswer): void {
    this.resolve({ status, headers, body: parseBody(text) });
  }

  protected override failed(error: unknown): void {
    this.reject(connectionError(error, this.request, this.secret));
  }

  protected override timedOut(): void {
    this.reject(new StreamTimeoutError(this.request));
  }

  protected override cancelled(): void {
    this.reject(cancelled(this.request, this.request.signal));
  }
}
