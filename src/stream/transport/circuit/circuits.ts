import type { ClientStatus } from '../../client-status';
import {
  StreamApiError,
  StreamConnectionError,
  StreamError,
  type RequestIdentity,
} from '../../stream.errors';
import { BROKEN_CODING, UNKNOWN_CODING } from '../decoding/content-coding';
import { RESPONSE_EXCESS } from '../decoding/response-excess';
import type { StreamResponse } from '../decoding/response-metadata';
import type { Protection, Send } from '../protection';
import type { OutgoingRequest } from '../outgoing-request';
import { Circuit, type Passage } from './circuit';
import type { CircuitBreakerOptions } from './circuit-breaker-options';

type State = ClientStatus['circuit'];

/**
 * A circuit for each operation, so that searches that fail do not stop the reading of calls; and one for the connection to
 * Stream, which opens for all operations when requests get no response at all.
 */
export class Circuits implements Protection {
  /** Rejects requests before they wait for anything while a circuit is open. Counts nothing. */
  readonly gate: Protection = {
    send: (request, next) => {
      this.requireClosed(request);
      return next(request);
    },
  };
  readonly #options: CircuitBreakerOptions;
  readonly #connection: Circuit;
  /** By the name of the operation, of which there are as many as the client has methods. */
  readonly #operations = new Map<string, Circuit>();

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
    this.#connection = new Circuit(options);
  }

  /** Rejects requests while a circuit is open, and counts how attempts end. */
  async send(request: OutgoingRequest, next: Send): Promise<StreamResponse<object>> {
    const passage = this.enter(request, request.attempt);
    try {
      const response = await next(request);
      passage.succeeded();
      return response;
    } catch (error) {
      passage.failed(error);
      throw error;
    }
  }

  /** Not `closed` when nothing gets through: the connection fails, or every operation that was used. */
  get state(): State {
    const states = [...this.#operations.values()].map(({ state }) => state);
    if (this.#connection.state !== 'closed') return this.#connection.state;
    if (states.includes('closed') || states.length === 0) return 'closed';
    return states.includes('half-open') ? 'half-open' : 'open';
  }

  /** The operations that fail at once; all that were used when the connection does. */
  get openOperations(): string[] {
    const isConnectionOpen = this.#connection.state !== 'closed';
    return [...this.#operations]
      .filter(([, { state }]) => isConnectionOpen || state !== 'closed')
      .map(([operation]) => operation);
  }

  /** @throws StreamUnavailableError while a circuit of the request is open, or its trial is under way */
  requireClosed(request: RequestIdentity): void {
    this.#connection.requireClosed(request);
    this.#of(request).requireClosed(request);
  }

  /**
   * Lets an attempt through, as a trial if it is time for one.
   *
   * @param attempt from 1: what fails again after a retry counts as one failure
   * @throws StreamUnavailableError while a circuit of the request is open, or its trial is under way
   */
  enter(request: RequestIdentity, attempt: number): Passage {
    // Of both, before either lets it through: a trial must not be taken for a request that the other one holds back.
    this.requireClosed(request);
    const isRetry = attempt > 1;
    const connection = this.#connection.enter(request);
    const operation = this.#of(request).enter(request);
    return {
      succeeded: () => {
        connection.succeeded();
        operation.succeeded();
      },
      failed: (error) => {
        failed(connection, asConnectionOutcome(error), isRetry);
        failed(operation, error, isRetry);
      },
    };
  }

  #of({ operation }: RequestIdentity): Circuit {
    const known = this.#operations.get(operation);
    if (known) return known;
    const circuit = new Circuit(this.#options);
    this.#operations.set(operation, circuit);
    return circuit;
  }
}

/** For the connection, every response is a success, and only an attempt without a connection is a failure. */
function asConnectionOutcome(error: unknown): unknown {
  if (error instanceof StreamConnectionError) return UNUSABLE.has(error.code) ? undefined : error;
  return error instanceof StreamApiError ? undefined : NOTHING_KNOWN;
}

/** A response came, of which nothing can be made. */
const UNUSABLE: ReadonlySet<string | undefined> = new Set([RESPONSE_EXCESS, UNKNOWN_CODING, BROKEN_CODING]);

const NOTHING_KNOWN = new StreamError('the attempt says nothing about the connection');

function failed(passage: Passage, outcome: unknown, isRetry: boolean): void {
  if (outcome === undefined) passage.succeeded();
  else passage.failed(outcome, { isRetry });
}
