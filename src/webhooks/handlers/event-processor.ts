import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { isError } from '../../errors/is-error';
import { StreamError } from '../../stream/stream.errors';
import { deliveryKey, type ReceivedEvent } from '../delivery/received-event';
import { WebhookStore } from '../delivery/webhook-store';
import { type ResolvedWebhooksOptions, WEBHOOKS_OPTIONS } from '../stream-webhooks.options';
import { WebhookStatistics } from '../webhook-statistics';
import type { EventHandler } from './event-handler';
import { HandlerRegistry } from './handler-registry';
import { type HandlerRun, HandlerRuns } from './handler-runs';
import { within } from './within';

/** A handler that threw, or took longer than `handlerTimeout`. */
export interface HandlerFailure {
  readonly handler: string;
  readonly error: unknown;
}

export interface ProcessingResult {
  /** Handlers that handled the event now. */
  readonly handled: readonly string[];
  /** Handlers that had handled it before, and were left out. */
  readonly skipped: readonly string[];
  readonly failures: readonly HandlerFailure[];
}

type Verdict = { readonly handler: string; readonly is: 'handled' | 'skipped' } | HandlerFailure;

/**
 * Runs the handlers of an event that have not handled it yet, and remembers in the `WebhookStore` which succeeded.
 * Handlers of one class get the events of one call one after another, in the order they came; everything else runs side
 * by side. A handler that takes too long counts as failed and is told to stop; while it runs nevertheless, further attempts
 * wait for it and do not start it again.
 */
@Injectable()
export class EventProcessor implements OnModuleDestroy {
  readonly #logger = new Logger('StreamWebhooks');
  readonly #lanes = new Lanes();
  readonly #running = new Map<string, Promise<ProcessingResult>>();
  readonly #runs = new HandlerRuns();

  constructor(
    @Inject(HandlerRegistry) private readonly registry: HandlerRegistry,
    @Inject(WebhookStore) private readonly store: WebhookStore,
    @Inject(WebhookStatistics) private readonly statistics: WebhookStatistics,
    @Inject(WEBHOOKS_OPTIONS) private readonly options: ResolvedWebhooksOptions,
  ) {}

  /**
   * Never rejects: a store that cannot be read is a failure of every handler. A second call for a delivery that is being processed waits for the first one.
   */
  process(received: ReceivedEvent): Promise<ProcessingResult> {
    const key = deliveryKey(received);
    const running = this.#running.get(key);
    if (running) return running;
    const processing = this.#process(received, key).finally(() => this.#running.delete(key));
    this.#running.set(key, processing);
    return processing;
  }

  /** Waits for what is running, as long as `shutdownTimeout` allows, and then tells it to stop. */
  async onModuleDestroy(): Promise<void> {
    const running = [...this.#running.values()];
    if (running.length === 0) return;
    await within(this.options.shutdownTimeout, Promise.allSettled(running), () => {
      this.#logger.warn(
        `Shutting down while the handlers of ${this.#running.size} events are still running.`,
      );
      this.#runs.abortAll(new StreamError('The app is shutting down.'));
    });
  }

  async #process(received: ReceivedEvent, key: string): Promise<ProcessingResult> {
    // Looked up before the store is read: what ends meanwhile is known by one of the two.
    const jobs = this.registry
      .handlersOf(received)
      .map((handler) => ({ handler, earlier: this.#runs.find(runId(handler, key)) }));
    const handledBefore = this.store.handledBy(key);
    // Whoever waits in a lane hears of a failure late, which is soon enough.
    handledBefore.catch(() => undefined);
    // Lanes are entered before anything is waited for, so that events keep the order in which they came.
    const verdicts = jobs.map(({ handler, earlier }) => {
      const attempt = (): Promise<'handled' | 'skipped'> =>
        earlier ? this.#join(earlier) : this.#runOnce(handler, received, key, handledBefore);
      return this.#inLane(handler, received, () => this.#judge(handler, received, attempt));
    });
    return summary(await Promise.all(verdicts));
  }

  #inLane(
    { group }: EventHandler,
    { apiKey, event }: ReceivedEvent,
    job: () => Promise<Verdict>,
  ): Promise<Verdict> {
    const cid = 'call_cid' in event ? event.call_cid : undefined;
    return cid === undefined ? job() : this.#lanes.run(`${group} ${apiKey} ${cid}`, job);
  }

  async #judge(
    handler: EventHandler,
    received: ReceivedEvent,
    attempt: () => Promise<'handled' | 'skipped'>,
  ): Promise<Verdict> {
    const start = performance.now();
    const { type } = received.event;
    try {
      const is = await attempt();
      if (is === 'handled') this.statistics.handled(type, performance.now() - start);
      return { handler: handler.id, is };
    } catch (error) {
      this.statistics.failed(type, performance.now() - start);
      this.#logger.error(
        `${handler.id} failed with ${type} (delivery ${received.id}, attempt ${received.attempt}).`,
        isError(error) ? error.stack : String(error),
      );
      return { handler: handler.id, error };
    }
  }

  async #runOnce(
    handler: EventHandler,
    received: ReceivedEvent,
    key: string,
    handledBefore: Promise<readonly string[]>,
  ): Promise<'handled' | 'skipped'> {
    if ((await handledBefore).includes(handler.id)) return 'skipped';
    const run = this.#runs.start(runId(handler, key), (signal) =>
      this.#handle(handler, received, key, signal),
    );
    return this.#waitFor(run, `It takes longer than ${this.options.handlerTimeout} ms.`);
  }

  /** Waits for a run that an earlier attempt started. */
  #join(run: HandlerRun): Promise<'handled'> {
    return this.#waitFor(
      run,
      'It still runs since an earlier attempt, and is not started again before it ends.',
    );
  }

  async #waitFor(run: HandlerRun, problem: string): Promise<'handled'> {
    await within(this.options.handlerTimeout, run.finished, () => {
      const error = new StreamError(problem);
      run.abort(error);
      throw error;
    });
    return 'handled';
  }

  /** A handler that succeeds after its time is over does not get the event again either. */
  async #handle(
    handler: EventHandler,
    received: ReceivedEvent,
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    await handler.handle(received, signal);
    await this.store.markHandled(key, handler.id);
  }
}

function runId({ id }: EventHandler, key: string): string {
  return `${id} ${key}`;
}

function summary(verdicts: readonly Verdict[]): ProcessingResult {
  const idsOf = (is: 'handled' | 'skipped'): string[] =>
    verdicts.filter((verdict) => 'is' in verdict && verdict.is === is).map(({ handler }) => handler);
  return {
    handled: idsOf('handled'),
    skipped: idsOf('skipped'),
    failures: verdicts.filter((verdict): verdict is HandlerFailure => 'error' in verdict),
  };
}

/** Runs jobs of the same lane one after another, and those of different lanes side by side. */
export class Lanes {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Rejects when the job does; the next one runs in either case. */
  run<Result>(lane: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(lane);
    const result = before ? before.then(job) : job();
    const tail = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(lane) === tail) this.#tails.delete(lane);
      });
    this.#tails.set(lane, tail);
    return result;
  }
}
