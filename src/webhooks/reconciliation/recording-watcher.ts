import { Inject, Injectable } from '@nestjs/common';
import type {
  CallRecordingReadyEvent,
  CallRecordingStartedEvent,
  CallRecordingStoppedEvent,
  CallSessionEndedEvent,
  CallSessionStartedEvent,
} from '../../stream/models/events';
import { CALL_SESSION_STORE } from '../call-sessions/call-sessions';
import type { CallSessionStore } from '../call-sessions/store/call-session.store';
import type { ReceivedEvent } from '../delivery/received-event';
import { OnStreamEvent } from '../handlers/on-stream-event.decorator';
import { RECONCILIATION_OPTIONS } from './reconciliation-tokens';
import type { ResolvedReconciliationOptions } from './reconciliation.options';

/** The step that a recording is done with once its event has come. */
export function recordingStep(filename: string): string {
  return `recording:${filename}`;
}

/** Notes which calls are recorded, and which recordings were told of. */
@Injectable()
export class RecordingWatcher {
  constructor(
    @Inject(CALL_SESSION_STORE) private readonly store: CallSessionStore,
    @Inject(RECONCILIATION_OPTIONS) private readonly options: ResolvedReconciliationOptions,
  ) {}

  @OnStreamEvent(['call.recording_started', 'call.recording_stopped'])
  async onRecording(
    { call_cid: callCid }: CallRecordingStartedEvent | CallRecordingStoppedEvent,
    { apiKey }: ReceivedEvent,
  ): Promise<void> {
    await this.#watch(apiKey, callCid);
  }

  /** The event that a recording started may be the one that was missed. */
  @OnStreamEvent(['call.session_started', 'call.session_ended'])
  async onSession(
    { call, call_cid: callCid }: CallSessionStartedEvent | CallSessionEndedEvent,
    { apiKey }: ReceivedEvent,
  ): Promise<void> {
    if (call.recording || call.settings.recording.mode === 'auto-on') await this.#watch(apiKey, callCid);
  }

  @OnStreamEvent('call.recording_ready')
  async onReady(
    { call_cid: callCid, call_recording: recording }: CallRecordingReadyEvent,
    { apiKey }: ReceivedEvent,
  ): Promise<void> {
    const ref = { apiKey, callCid, sessionId: recording.session_id };
    await this.store.settle(ref, recordingStep(recording.filename), 'done');
  }

  async #watch(apiKey: string, callCid: string): Promise<void> {
    await this.store.watchRecordings({ apiKey, callCid }, Date.now() + this.options.recordingsFor);
  }
}
