import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CallResponse } from '../../stream/models/call.model';
import type { CallRecording, StreamEvent } from '../../stream/models/events';
import type { RecordingType } from '../../stream/models/enums';
import type { StreamClient } from '../../stream/stream.client';
import { StreamApiError } from '../../stream/stream.errors';
import type { CallSessionRef } from '../call-sessions/call-session';
import { CALL_SESSION_STORE, CallSessions } from '../call-sessions/call-sessions';
import type { CallKey, CallSessionStore } from '../call-sessions/store/call-session.store';
import { EventQueue } from '../durable/event-queue';
import { MissedEventDelivery } from './missed-event.delivery';
import { missedEvents } from './missed-events';
import { RECONCILED_CLIENTS, RECONCILIATION_OPTIONS } from './reconciliation-tokens';
import type { ResolvedReconciliationOptions } from './reconciliation.options';
import { recordingStep } from './recording-watcher';

/** Stream: as many calls as a page of QueryCalls may have. */
const CALLS_PER_REQUEST = 100;
/** How long a delivery may take, in milliseconds. */
const LEASE = 60_000;

/** What a run did. */
export interface ReconciliationReport {
  /** Requests sent to Stream. */
  readonly requests: number;
  /** Events that were missed and have been delivered. */
  readonly delivered: number;
}

/** Compares what events told with what Stream says, and delivers what was missed. */
@Injectable()
export class Reconciler {
  constructor(
    @Inject(RECONCILIATION_OPTIONS) private readonly options: ResolvedReconciliationOptions,
    @Inject(RECONCILED_CLIENTS) private readonly clients: ReadonlyMap<string, StreamClient>,
    @Inject(CALL_SESSION_STORE) private readonly store: CallSessionStore,
    private readonly sessions: CallSessions,
    private readonly missed: MissedEventDelivery,
    @Optional() private readonly queue?: EventQueue,
  ) {}

  /**
   * Looks once, within the budget of requests.
   *
   * @param before looks only at what nobody has looked at since, in milliseconds since 1970. Default: the grace ago
   * @throws StreamApiError, StreamTimeoutError, StreamConnectionError
   */
  async reconcile(before = Date.now() - this.options.grace): Promise<ReconciliationReport> {
    const budget = new RequestBudget(this.options.maxRequests);
    const delivered =
      (await this.#reconcileSessions(budget, before)) + (await this.#reconcileRecordings(budget, before));
    return { requests: this.options.maxRequests - budget.left, delivered };
  }

  async #reconcileSessions(budget: RequestBudget, before: number): Promise<number> {
    // What this run has looked at is none of its business any more.
    const now = Math.max(Date.now(), before + 1);
    let delivered = 0;
    for (const [apiKey, client] of this.clients) {
      while (budget.left > 0) {
        const refs = await this.store.takeOpen({ apiKey, limit: CALLS_PER_REQUEST, before, now });
        if (refs.length === 0) break;
        delivered += await this.#reconcileApp(client, refs, budget);
      }
    }
    return delivered;
  }

  async #reconcileApp(
    client: StreamClient,
    refs: readonly CallSessionRef[],
    budget: RequestBudget,
  ): Promise<number> {
    if (!budget.spend()) return 0;
    const cids = [...new Set(refs.map(({ callCid }) => callCid))];
    const { calls } = await client.video.queryCalls({
      filter_conditions: { cid: { $in: cids } },
      limit: CALLS_PER_REQUEST,
    });
    const found = new Map(calls.map(({ call }) => [call.cid, call]));
    let delivered = 0;
    for (const ref of refs) {
      const call = found.get(ref.callCid);
      if (call) delivered += await this.#reconcileSession(ref, call);
      else if (budget.spend()) delivered += await this.#reconcileUnlisted(client, ref);
    }
    return delivered;
  }

  async #reconcileSession(ref: CallSessionRef, call: CallResponse): Promise<number> {
    // Events of the call that are stored and not yet handled are not missed.
    const pending = await this.queue?.pending(ref.apiKey, ref.callCid);
    if (pending !== undefined && pending > 0) return 0;
    const known = await this.store.find(ref);
    let delivered = 0;
    for (const event of missedEvents(ref, known, call, Date.now() - this.options.grace)) {
      if (await this.missed.deliver(ref.apiKey, event)) delivered++;
    }
    return delivered;
  }

  /** A call that no query finds was deleted, unless Stream still gives it. */
  async #reconcileUnlisted(client: StreamClient, ref: CallSessionRef): Promise<number> {
    const [type = '', id = ''] = ref.callCid.split(':');
    try {
      const { call } = await client.video.call(type, id).get({ members_limit: 0 });
      return await this.#reconcileSession(ref, call);
    } catch (error) {
      if (!(error instanceof StreamApiError) || error.status !== 404) throw error;
    }
    // There is no call any more to make an event of.
    await this.sessions.add(ref, [
      { kind: 'ended', at: Date.now(), cause: 'deleted', user: null, reason: null },
    ]);
    return 0;
  }

  async #reconcileRecordings(budget: RequestBudget, before: number): Promise<number> {
    let delivered = 0;
    for (const [apiKey, client] of this.clients) {
      const page = { apiKey, limit: budget.left, before, now: Date.now() };
      for (const call of await this.store.takeWatched(page)) {
        if (budget.spend()) delivered += await this.#reconcileRecordingsOf(client, call);
      }
    }
    return delivered;
  }

  async #reconcileRecordingsOf(client: StreamClient, call: CallKey): Promise<number> {
    const [type = '', id = ''] = call.callCid.split(':');
    const { recordings } = await client.video.call(type, id).listRecordings();
    let delivered = 0;
    for (const recording of recordings) {
      if (await this.#reconcileRecording(call, recording)) delivered++;
    }
    return delivered;
  }

  async #reconcileRecording({ apiKey, callCid }: CallKey, recording: CallRecording): Promise<boolean> {
    if (recording.end_time.getTime() > Date.now() - this.options.grace) return false;
    const ref = { apiKey, callCid, sessionId: recording.session_id };
    const step = recordingStep(recording.filename);
    if ((await this.store.claim(ref, step, LEASE)) !== 'mine') return false;
    const id = `reconciled:call.recording_ready:${callCid}:${recording.filename}`;
    const delivered = await this.missed.deliver(apiKey, { id, event: readyEvent(callCid, recording) });
    await this.store.settle(ref, step, delivered ? 'done' : 'failed');
    return delivered;
  }
}

/** Stream's list does not say which egress made a recording. */
function readyEvent(callCid: string, recording: CallRecording): StreamEvent {
  return {
    type: 'call.recording_ready',
    created_at: recording.end_time,
    call_cid: callCid,
    call_recording: recording,
    egress_id: '',
    recording_type: recording.recording_type as RecordingType,
  };
}

/** How many requests may still be sent. */
class RequestBudget {
  #left: number;

  constructor(requests: number) {
    this.#left = requests;
  }

  get left(): number {
    return this.#left;
  }

  /** Takes one request; false when none is left. */
  spend(): boolean {
    if (this.#left <= 0) return false;
    this.#left -= 1;
    return true;
  }
}
