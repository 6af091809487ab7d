import { openSession } from '../../session';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { ParticipantRecord } from '../../../world/session';
import { changeSession } from '../../change-session';
import { presence } from '../../presence';

/** What a participant can send. */
export const TRACKS = ['audio', 'video', 'screenshare', 'screenshare_audio'] as const;
export type Track = (typeof TRACKS)[number];

/** The user sends exactly these from now on. Throws 400/4 for one who is not in the call. */
export function publishTracks(app: App, call: CallRecord, userId: string, tracks: readonly Track[]): void {
  const isIn = presence(openSession(call)).some((participant) => participant.userId === userId);
  if (!isIn) throw inputError(`the user ${userId} is not in the call`);
  changeTracks(app, call, [userId], () => tracks);
}

/** Users who are in the call send these no longer. Does nothing to others. */
export function withdrawTracks(
  app: App,
  call: CallRecord,
  userIds: readonly string[],
  tracks: readonly Track[],
): void {
  const withdrawn: readonly string[] = tracks;
  changeTracks(app, call, userIds, (sent) => sent.filter((track) => !withdrawn.includes(track)));
}

function changeTracks(
  app: App,
  call: CallRecord,
  userIds: readonly string[],
  change: (sent: readonly string[]) => readonly string[],
): void {
  const open = openSession(call);
  if (open === undefined) return;
  const changed = (participant: ParticipantRecord): ParticipantRecord =>
    userIds.includes(participant.userId)
      ? { ...participant, tracks: change(participant.tracks ?? []) }
      : participant;
  changeSession(app, call, { participants: presence(open).map(changed) });
}
