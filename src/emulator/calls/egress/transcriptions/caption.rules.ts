import { effectiveSettings } from '../../effective-settings';
import { changeEgress, egressOf, newRun, requireStartable } from '../egress.rules';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { Micros } from '../../../world/clock';
import type { UserRecord } from '../../../world/user-store';
import type { TranscriptionStart } from './transcription.rules';

/** Throws 400/4 where that cannot be, and for an unknown storage. */
export function startCaptions(app: App, call: CallRecord, start: TranscriptionStart): void {
  requireStartable(app, call, 'captions');
  const { language = effectiveSettings(app, call).transcription.language, storage } = start;
  changeEgress(app, call, { captions: { ...newRun(app, call, storage), language } });
  app.events.emit('call.closed_captions_started', { call });
}

/** Throws 400/4 where no captions are made. */
export function stopCaptions(app: App, call: CallRecord): void {
  if (egressOf(call).captions === undefined) throw inputError('call is not being transcribed');
  changeEgress(app, call, { captions: undefined });
  app.events.emit('call.closed_captions_stopped', { call });
}

/** As when Stream's engine breaks down: no more captions are made. */
export function failCaptions(app: App, call: CallRecord): void {
  if (egressOf(call).captions !== undefined) changeEgress(app, call, { captions: undefined });
  app.events.emit('call.closed_captions_failed', { call });
}

/** Something said. */
export interface Caption {
  readonly text: string;
  readonly speakerId: string;
  /** On whose behalf it is sent. */
  readonly user: UserRecord;
  /** That of the captions that run, or of the settings, when absent. */
  readonly language?: string | undefined;
  readonly service?: string | undefined;
  readonly translated?: boolean | undefined;
  /** The present when absent. */
  readonly startedAt?: Micros | undefined;
  readonly endedAt?: Micros | undefined;
}

/** Shows a caption to everybody in the call; whether captions are made does not matter. */
export function sendCaption(app: App, call: CallRecord, caption: Caption): void {
  const { text, speakerId, user, service, translated = false } = caption;
  const language = caption.language ?? egressOf(call).captions?.language;
  const { startedAt = app.clock.now() } = caption;
  app.events.emit('call.closed_caption', {
    call,
    closed_caption: {
      id: app.ids.uuid(),
      text,
      speaker_id: speakerId,
      user,
      language: language ?? effectiveSettings(app, call).transcription.language,
      translated,
      start_time: startedAt,
      end_time: caption.endedAt ?? startedAt,
      ...(service !== undefined && { service }),
    },
  });
}
