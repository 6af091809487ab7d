import type { CheckedClient } from '../../src/health/stream/stream-health';
import type { ClientStatus } from '../../src/stream/client-status';
import { StreamApiError, type StreamError } from '../../src/stream/stream.errors';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A refusal of Stream's, or an answer of something else in its place. */
export function anAnswer(status: number, code?: number): StreamApiError {
  const request = { operation: 'GetApp', requestId: 'r-1' };
  return new StreamApiError({ ...request, status, code, reason: 'the reason', retryable: false });
}

/** A client whose standing with Stream, and whose time, the test sets. */
export class FakeClient implements CheckedClient {
  /** Milliseconds since 1970. */
  time = Date.parse('2026-01-01T12:00:00Z');
  probes = 0;
  /** What probes fail with. */
  outage: StreamError | undefined;
  readonly now = (): number => this.time;
  readonly #status: Writable<ClientStatus> = {
    circuit: 'closed',
    openCircuits: [],
    inFlight: 0,
    queued: { interactive: 0, bulk: 0 },
    rateLimits: {},
  };

  status(): ClientStatus {
    return { ...this.#status };
  }

  getApp(): Promise<object> {
    return this.#probe();
  }

  listRoles(): Promise<object> {
    return this.#probe();
  }

  answers(): void {
    this.#status.lastResponseAt = new Date(this.time);
  }

  fails(error: StreamError): void {
    this.#status.lastFailure = { at: new Date(this.time), error };
  }

  circuitIs(state: ClientStatus['circuit'], openCircuits: readonly string[] = []): void {
    this.#status.circuit = state;
    this.#status.openCircuits = openCircuits;
  }

  wait(milliseconds: number): void {
    this.time += milliseconds;
  }

  async #probe(): Promise<object> {
    this.probes++;
    await Promise.resolve();
    if (!this.outage) {
      this.answers();
      return {};
    }
    this.fails(this.outage);
    throw this.outage;
  }
}
