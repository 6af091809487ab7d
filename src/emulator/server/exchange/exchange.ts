import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultHit } from '../../control/faults/fault-set';
import type { RequestRecord } from '../../control/requests/request-record';
import type { RateLimit } from '../../world/rate-limiter';
import type { Admitted, Refused } from '../auth/admit';
import { send, sendHalf, type Answer, type Reply } from './reply';

/** What is known of a request before its body is read. */
export interface Opening {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** Stream's operation id; `Request` where there is none. */
  readonly operation: string;
  readonly admission: Admitted | Refused;
  readonly rateLimit: RateLimit & { readonly exceeded: boolean };
  /** The line of the journal; none if the request belongs to no app. */
  readonly record: RequestRecord | undefined;
  /** The `Date` header of an answer that is sent now: by the clock of the app. */
  readonly date: () => string;
  /** As `performance.now()` said. */
  readonly startedAt: number;
}

/** One request to Stream's API and its answer. */
export class Exchange {
  constructor(readonly opening: Opening) {}

  /** Since the request arrived, in milliseconds. */
  get elapsed(): number {
    return performance.now() - this.opening.startedAt;
  }

  /** Sends the answer with the headers that every answer of Stream's has. */
  answer(answer: Answer): void | Promise<void> {
    this.end(answer.status);
    return send(this.opening.response, this.reply(answer));
  }

  /** Sends the headers of the answer and half of its body, and ends the connection. */
  async answerHalf(answer: Answer): Promise<void> {
    this.end(answer.status);
    await sendHalf(this.opening.response, this.reply(answer));
  }

  /** What strikes the request, which the journal is told too. */
  strike(): FaultHit | undefined {
    const { admission, operation, record } = this.opening;
    const strike = admission.tenant?.faults.strike(operation);
    if (strike && record) record.faults = strike.ids;
    return strike;
  }

  /** Ends the connection with a TCP reset. */
  reset(): void {
    this.end();
    this.opening.request.socket.resetAndDestroy();
  }

  /** Writes into the journal what the client was told: without a status, nothing. */
  end(status?: number): void {
    const { record, response } = this.opening;
    if (record === undefined) return;
    record.duration = this.elapsed;
    if (!response.destroyed) record.status = status;
  }

  private reply(answer: Answer): Reply {
    const { rateLimit, date } = this.opening;
    return { rateLimit, date: date(), ...answer };
  }
}
