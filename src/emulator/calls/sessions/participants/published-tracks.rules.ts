import { openSession } from '../../session';
import { inputError } from '../../../protocol/stream-fault';
import type { App } from '../../../world/app';
import type { CallRecord } from '../../../world/call';
import type { Micros } from '../../../world/clock';
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
  const now = app.clock.now();
  const changed = (participant: ParticipantRecord): ParticipantRecord =>
    userIds.includes(participant.userId)
      ? withTracks(participant, change(participant.tracks ?? []), now)
      : participant;
  changeSession(app, call, { participants: presence(open).map(changed) });
}

/** The participant sending exactly these tracks from a time on: others stop, and those already sent go on. */
export function withTracks(
  participant: ParticipantRecord,
  tracks: readonly string[],
  now: Micros,
): ParticipantRecord {
  const { publications = [] } = participant;
  const kept = publications.map((publication) =>
    publication.endedAt !== undefined || tracks.includes(publication.track)
      ? publication
      : { ...publication, endedAt: now },
  );
  const isSent = (track: string) =>
    kept.some((publication) => publication.endedAt === undefined && publication.track === track);
  const started = [...new Set(tracks)]
    .filter((track) => !isSent(track))
    .map((track) => ({ track, startedAt: now }));
  return { ...participant, tracks, publications: [...kept, ...started] };
}
