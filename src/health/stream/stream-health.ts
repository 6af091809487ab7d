import type { ClientStatus } from '../../stream/client-status';
import type { RequestOptions } from '../../stream/request-options';
import { StreamUnavailableError } from '../../stream/stream.errors';
import { judgeStream, stateAfter, UP, type StreamState } from './stream-judgement';

/** What is used of a `StreamClient`. */
export interface CheckedClient {
  status(): ClientStatus;
  getApp(options: RequestOptions): Promise<unknown>;
  listRoles(options: RequestOptions): Promise<unknown>;
}

export interface StreamCheckOptions {
  /** Milliseconds for which an answer of Stream's is proof enough. Default: 60000. */
  readonly maxIdle?: number | undefined;
  /**
   * `when-needed` (the default): a request of our own where the latest ones tell too little; at most one in 30 seconds, or
   * in 5 while a circuit is open, however many ask. `never`: silence is taken as health.
   */
  readonly probe?: 'when-needed' | 'never' | undefined;
}

/** Milliseconds. */
const DEFAULT_MAX_IDLE = 60_000;
const PROBE_INTERVAL = 30_000;
/** An open circuit turns requests away, and perhaps all traffic with this check: somebody has to try soon. */
const TRIAL_INTERVAL = 5000;
const PROBE_TIMEOUT = 2000;

const PROBE: RequestOptions = { timeout: PROBE_TIMEOUT, deadline: PROBE_TIMEOUT, retries: 0 };

interface FinishedProbe {
  readonly endedAt: number;
  readonly state: StreamState;
}

/** Knows how Stream is from one client, and seldom sends a request to find out. */
export class StreamHealth {
  /** When the latest request of our own was sent. */
  #probedAt = -Infinity;
  #running: Promise<StreamState | undefined> | undefined;
  #last: FinishedProbe | undefined;

  /** @param now the time in milliseconds since 1970 */
  constructor(
    private readonly client: CheckedClient,
    private readonly now: () => number = Date.now,
  ) {}

  /** Never rejects. */
  async check({
    maxIdle = DEFAULT_MAX_IDLE,
    probe = 'when-needed',
  }: StreamCheckOptions): Promise<StreamState> {
    const status = this.client.status();
    const { state, isDoubtful } = judgeStream(status, this.now(), maxIdle);
    if (!isDoubtful || probe === 'never') return state;
    const found = await this.#probe(hasOpenCircuit(status) ? TRIAL_INTERVAL : PROBE_INTERVAL);
    return found ?? this.#lastFailureSince(status.lastResponseAt) ?? state;
  }

  /** What a probe says: the one under way, or a new one when it is time for one. */
  #probe(interval: number): Promise<StreamState | undefined> | undefined {
    if (!this.#running && this.now() >= this.#probedAt + interval) {
      this.#running = this.#ask().finally(() => (this.#running = undefined));
    }
    return this.#running;
  }

  /** `undefined` when nothing was sent, so that the next check may try again. */
  async #ask(): Promise<StreamState | undefined> {
    const startedAt = this.now();
    this.#probedAt = startedAt;
    try {
      await this.client.getApp(PROBE);
      // The client may have had the answer in its cache; the roles are never there.
      if (!this.#hasAnswerSince(startedAt)) await this.client.listRoles(PROBE);
      return this.#finish(UP);
    } catch (error) {
      if (error instanceof StreamUnavailableError) {
        this.#probedAt = -Infinity;
        return undefined;
      }
      return this.#finish(stateAfter(error, this.client.status()));
    }
  }

  #finish(state: StreamState): StreamState {
    this.#last = { endedAt: this.now(), state };
    return state;
  }

  #hasAnswerSince(time: number): boolean {
    const { lastResponseAt } = this.client.status();
    return lastResponseAt !== undefined && lastResponseAt.getTime() >= time;
  }

  #lastFailureSince(answer: Date | undefined): StreamState | undefined {
    const last = this.#last;
    if (last?.state.status !== 'down') return undefined;
    return last.endedAt > (answer?.getTime() ?? -Infinity) ? last.state : undefined;
  }
}

/** The probe may be the only request that gets through, which alone does not show that all is well. */
function hasOpenCircuit({ circuit, openCircuits }: ClientStatus): boolean {
  return circuit !== 'closed' || openCircuits.length > 0;
}
