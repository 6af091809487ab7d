import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { StreamClient } from '../../stream/stream.client';
import type { CallSessionRef } from '../call-sessions/call-session';
import { CALL_SESSION_STORE } from '../call-sessions/call-sessions';
import type { CallSessionStore } from '../call-sessions/store/call-session.store';
import { Reconciler } from './reconciler';
import { RECONCILED_CLIENTS, RECONCILIATION_OPTIONS } from './reconciliation-tokens';
import type { ResolvedReconciliationOptions } from './reconciliation.options';

const STEP = 'reconciliation';
/** After this many milliseconds, another replica takes over from one that died. */
const LEASE = 120_000;

/** Runs the reconciler at the start and on an interval. */
@Injectable()
export class ReconciliationJob implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger('StreamWebhooks');
  /** One replica for the same apps looks at a time; this stands for the job where a store wants a session. */
  readonly #job: CallSessionRef;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(RECONCILIATION_OPTIONS) private readonly options: ResolvedReconciliationOptions,
    @Inject(CALL_SESSION_STORE) private readonly store: CallSessionStore,
    private readonly reconciler: Reconciler,
    @Inject(RECONCILED_CLIENTS) clients: ReadonlyMap<string, StreamClient>,
  ) {
    this.#job = { apiKey: [...clients.keys()].sort().join(','), callCid: '', sessionId: '' };
  }

  /** Does not hold up the start. */
  onApplicationBootstrap(): void {
    const { interval, grace } = this.options;
    this.#begin(grace);
    this.#timer = setInterval(() => {
      // What another replica has looked at meanwhile waits for the next time.
      this.#begin(Math.max(grace, interval / 2));
    }, interval);
    this.#timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #begin(notSince: number): void {
    this.#running = this.#running.then(() => this.#run(notSince));
  }

  async #run(notSince: number): Promise<void> {
    try {
      if ((await this.store.claim(this.#job, STEP, LEASE)) !== 'mine') return;
      try {
        await this.reconciler.reconcile(Date.now() - notSince);
      } finally {
        await this.store.settle(this.#job, STEP, 'failed');
      }
    } catch (error) {
      this.#logger.warn(`Missed events could not be looked for: ${(error as Error).message}`);
    }
  }
}
