import { Inject, Injectable, Logger } from '@nestjs/common';
import { messageOf } from '../../errors/message-of';
import { StreamError } from '../../stream/stream.errors';
import type { CallSession, CallSessionRef } from './call-session';
import { CallSessionHandlers, type CallSessionHandler } from './call-session-handlers';
import type { CallSessionContext, SessionMoment } from './call-session.decorators';
import { foldSession } from './fold/fold-session';
import type { SessionFact } from './fold/session-fact';
import type { CallSessionStore } from './store/call-session.store';

export const CALL_SESSION_STORE = Symbol.for('nestjs-getstream:call-session-store');

/** How long one handler may take, in milliseconds, before another replica may run it again. */
const LEASE = 60_000;

/** For facts that come from elsewhere than a handler. */
const UNLIMITED: CallSessionContext = { signal: new AbortController().signal };

/** Who was in which session of which call, from when to when, as far as events have told. */
@Injectable()
export class CallSessions {
  readonly #logger = new Logger('StreamWebhooks');
  /** Handlers at work in this process, however long they take. */
  readonly #running = new Set<string>();

  constructor(
    @Inject(CALL_SESSION_STORE) private readonly store: CallSessionStore,
    private readonly handlers: CallSessionHandlers,
  ) {}

  /** A session; `undefined` when no event told of it, or it was too long ago. */
  async find(ref: CallSessionRef): Promise<CallSession | undefined> {
    const facts = await this.store.find(ref);
    return facts.length === 0 ? undefined : foldSession(ref, facts);
  }

  /** The sessions of a call, the first first. */
  async ofCall(call: Pick<CallSessionRef, 'apiKey' | 'callCid'>): Promise<CallSession[]> {
    const refs = await this.store.sessionsOf(call);
    const sessions = await Promise.all(refs.map((ref) => this.find(ref)));
    return sessions
      .filter((session) => session !== undefined)
      .sort((a, b) => startOf(a) - startOf(b) || (a.sessionId < b.sessionId ? -1 : 1));
  }

  /**
   * Adds what an event, or something else, tells of a session, and runs the handlers that its start and end have not run
   * yet.
   *
   * @throws StreamError when handlers failed: adding the same again runs those, and no others
   */
  async add(
    ref: CallSessionRef,
    facts: readonly SessionFact[],
    context: CallSessionContext = UNLIMITED,
  ): Promise<CallSession> {
    const session = foldSession(ref, await this.store.add(ref, facts));
    const failed = [
      ...(session.startedAt === null ? [] : await this.#tell('started', session, context)),
      ...(session.endedAt === null ? [] : await this.#tell('ended', session, context)),
    ];
    if (failed.length > 0) {
      throw new StreamError(`Handlers of the session ${session.sessionId} failed: ${failed.join(', ')}`);
    }
    return session;
  }

  /** Runs the handlers of a moment side by side, and returns what went wrong. */
  async #tell(moment: SessionMoment, session: CallSession, context: CallSessionContext): Promise<string[]> {
    const outcomes = this.handlers
      .of(moment)
      .map((handler) => this.#tellOnce(handler, `${moment}:${handler.name}`, session, context));
    return (await Promise.all(outcomes)).filter((problem) => problem !== undefined);
  }

  async #tellOnce(
    handler: CallSessionHandler,
    step: string,
    session: CallSession,
    context: CallSessionContext,
  ): Promise<string | undefined> {
    const stillRunning = `${handler.name} (still running)`;
    const run = [session.apiKey, session.callCid, session.sessionId, step].join(' ');
    if (this.#running.has(run)) return stillRunning;
    this.#running.add(run);
    try {
      const claim = await this.store.claim(session, step, LEASE);
      if (claim === 'done') return undefined;
      return claim === 'busy' ? stillRunning : await this.#handle(handler, step, session, context);
    } finally {
      this.#running.delete(run);
    }
  }

  async #handle(
    handler: CallSessionHandler,
    step: string,
    session: CallSession,
    context: CallSessionContext,
  ): Promise<string | undefined> {
    try {
      await handler.handle(session, context);
    } catch (error) {
      await this.store.settle(session, step, 'failed');
      this.#logger.error(`${handler.name} failed for the session ${session.sessionId}`, error);
      return `${handler.name} (${messageOf(error)})`;
    }
    await this.store.settle(session, step, 'done');
    return undefined;
  }
}

function startOf({ startedAt }: CallSession): number {
  return startedAt?.getTime() ?? 0;
}
