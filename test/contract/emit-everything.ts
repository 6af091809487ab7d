import type { EmittedEvents, EmittedType } from '../../src/emulator/world/emitted-events';
import type { App } from '../../src/emulator/world/app';

type Samples = { readonly [Type in EmittedType]: EmittedEvents[Type] };

/** Emits one event of every type that there is, about a call and a user of the app. */
export function emitEverything(app: App, cid: string, userId: string): readonly EmittedType[] {
  const samples = sampleEvents(app, cid, userId);
  const types = Object.keys(samples) as EmittedType[];
  for (const type of types) app.events.emit(type, samples[type]);
  return types;
}

function sampleEvents(app: App, cid: string, userId: string): Samples {
  const call = app.calls.get(cid);
  const user = app.users.get(userId);
  if (!call || !user) throw new Error(`the app has no call ${cid} or no user ${userId}`);
  const time = app.clock.now();
  const session_id = 'session-1';
  const egress_id = 'egress-1';
  const name = 'youtube';
  const custom = { color: 'red' };
  const { members } = call;
  const participant = { user, userSessionId: 'device-1', role: 'user', joinedAt: time };
  const { userSessionId, role } = participant;
  const publications = [{ track: 'audio', startedAt: time, endedAt: time }];
  const visit = { userId, userSessionId, role, joinedAt: time, publications };
  const file = {
    filename: 'f.mp4',
    url: 'https://files.invalid/f.mp4',
    session_id,
    start_time: time,
    end_time: time,
  };
  const ingress = { call, ingress_stream_id: 'i-1', user_id: userId };
  const recording = { call, egress_id, recording_type: 'composite' };
  const exported = { task_id: 't-1', started_at: time, finished_at: time };
  return {
    'call.accepted': { call, user },
    'call.blocked_user': { call, user, blocked_by_user: user },
    'call.closed_caption': {
      call,
      closed_caption: {
        id: 'c-1',
        text: 'Hello',
        speaker_id: userId,
        user,
        language: 'en',
        translated: false,
        start_time: time,
        end_time: time,
      },
    },
    'call.closed_captions_failed': { call },
    'call.closed_captions_started': { call },
    'call.closed_captions_stopped': { call },
    'call.created': { call, members },
    'call.deleted': { call },
    'call.dtmf': { call, user, digit: '1', duration_ms: 200, seq_number: 1, timestamp: time },
    'call.ended': { call, members, user, reason: 'over' },
    'call.frame_recording_failed': { call, egress_id },
    'call.frame_recording_ready': {
      call,
      egress_id,
      session_id,
      captured_at: time,
      track_type: 'video',
      url: 'https://files.invalid/f.jpg',
      users: { [userId]: user },
    },
    'call.frame_recording_started': { call, egress_id },
    'call.frame_recording_stopped': { call, egress_id },
    'call.hls_broadcasting_failed': { call },
    'call.hls_broadcasting_started': { call, hls_playlist_url: 'https://files.invalid/p.m3u8' },
    'call.hls_broadcasting_stopped': { call },
    'call.kicked_user': { call, user, kicked_by_user: user },
    'call.live_started': { call },
    'call.member_added': { call, members },
    'call.member_removed': { call, members: [userId] },
    'call.member_updated': { call, members },
    'call.member_updated_permission': { call, members },
    'call.missed': { call, user, members, session_id, notify_user: true },
    'call.moderation_blur': { call, user_id: userId, custom },
    'call.moderation_warning': { call, user_id: userId, message: 'Please', custom },
    'call.notification': { call, user, members, session_id },
    'call.permission_request': { call, user, permissions: ['send-audio'] },
    'call.permissions_updated': { call, user, own_capabilities: ['send-audio'] },
    'call.reaction_new': { call, reaction: { type: 'raised-hand', user, emoji_code: ':hand:', custom } },
    'call.recording_failed': recording,
    'call.recording_ready': { ...recording, call_recording: { ...file, recording_type: 'composite' } },
    'call.recording_started': recording,
    'call.recording_stopped': recording,
    'call.rejected': { call, user, reason: 'busy' },
    'call.ring': { call, user, members, session_id, video: true },
    'call.rtmp_broadcast_failed': { call, name },
    'call.rtmp_broadcast_started': { call, name },
    'call.rtmp_broadcast_stopped': { call, name },
    'call.session_ended': { call, session_id },
    'call.session_participant_count_updated': {
      call,
      session_id,
      anonymous_participant_count: 1,
      participants_count_by_role: { user: 2 },
    },
    'call.session_participant_joined': { call, session_id, participant },
    'call.session_participant_left': { call, session_id, participant, duration_seconds: 3, reason: 'x' },
    'call.session_started': { call, session_id },
    'call.stats_report_ready': {
      call,
      session_id,
      is_trimmed: false,
      participants_overview: [{ userId, visits: [{ ...visit, leftAt: time }] }],
      counts: {
        live_sessions: 0,
        participants: 1,
        peak_concurrent_sessions: 1,
        peak_concurrent_users: 1,
        publishers: 1,
        sessions: 1,
        sfus_used: 0,
      },
    },
    'call.transcription_failed': { call, egress_id, error: 'x' },
    'call.transcription_ready': { call, egress_id, call_transcription: file },
    'call.transcription_started': { call, egress_id },
    'call.transcription_stopped': { call, egress_id },
    'call.unblocked_user': { call, user },
    'call.updated': { call },
    'call.user_feedback_submitted': {
      call,
      user,
      session_id,
      rating: 5,
      reason: 'fine',
      sdk: 'js',
      sdk_version: '1',
      custom,
    },
    'call.user_muted': { call, from_user_id: userId, muted_user_ids: [userId], reason: 'noise' },
    custom: { call, user, custom },
    'export.channels.error': { ...exported, error: 'x' },
    'export.channels.success': { ...exported, url: 'https://files.invalid/e.json' },
    'export.users.error': { ...exported, error: 'x', custom },
    'export.users.success': { ...exported, url: 'https://files.invalid/e.json' },
    'ingress.error': { ...ingress, error: 'x', code: 'y' },
    'ingress.started': {
      ...ingress,
      publisher_type: 'rtmp',
      client_ip: '127.0.0.1',
      client_name: 'obs',
      version: '1',
    },
    'ingress.stopped': ingress,
    'user.banned': { user, created_by: user, reason: 'x', shadow: false, expiration: time, total_bans: 1 },
    'user.deactivated': { user, created_by: user },
    'user.deleted': {
      user,
      delete_user: 'soft',
      delete_messages: '',
      delete_conversation: '',
      delete_conversation_channels: false,
      hard_delete: false,
      mark_messages_deleted: false,
    },
    'user.reactivated': { user, created_by: user },
    'user.unbanned': { user, created_by: user, shadow: false },
    'user.updated': { user },
  };
}
