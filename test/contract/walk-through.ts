import type { StreamClient } from '../../src/stream/stream.client';
import type { EmulatedCall } from '../../src/emulator';
import type { EmulatorHttp } from '../support/emulator-http';
import { driveAppWide } from './app-wide-walk';
import { driveAppWideByClient } from './app-wide-client-walk';

/**
 * Uses every operation of the emulator at least once, over bare HTTP, refusals included. `drive` is what drives people on
 * the call of that cid.
 */
export async function driveByHttp(stream: EmulatorHttp, drive: (cid: string) => EmulatedCall): Promise<void> {
  await users(stream);
  await callTypes(stream);
  await calls(stream);
  await session(stream, drive('default:meeting'));
  await usersAround(stream);
  await app(stream);
  await driveAppWide(stream);
  await refusals(stream);
  await endings(stream);
}

async function users(stream: EmulatorHttp): Promise<void> {
  await stream.post('/users', {
    users: {
      john: {
        id: 'john',
        name: 'John',
        image: 'https://example.com/john.png',
        custom: { color: 'red' },
        teams: ['red'],
        teams_role: { red: 'admin' },
        privacy_settings: { read_receipts: { enabled: false } },
      },
      ...Object.fromEntries(['jane', 'jack', 'gone', 'hard', 'idle'].map((id) => [id, { id }])),
    },
  });
  await stream.patch('/users', {
    users: [{ id: 'john', set: { 'address.city': 'Bonn' }, unset: ['image'] }],
  });
  const payload = {
    filter_conditions: { id: { $in: ['john', 'jane'] } },
    sort: [{ field: 'id', direction: 1 }],
  };
  await stream.get(`/users?payload=${encodeURIComponent(JSON.stringify(payload))}`);
}

async function callTypes(stream: EmulatorHttp): Promise<void> {
  await stream.get('/video/calltypes');
  await stream.post('/video/calltypes', { name: 'webinar', grants: { host: ['join-backstage'] } });
  await stream.put('/video/calltypes/webinar', {
    settings: {
      ingress: {
        enabled: true,
        video_encoding_options: {
          '1280x720x30': {
            source: { width: 1280, height: 720, fps: 30 },
            layers: [
              { codec: 'h264', bitrate: 1000, min_dimension: 240, max_dimension: 720, frame_rate_limit: 30 },
            ],
          },
        },
      },
      recording: { mode: 'available', quality: '1080p', layout: { name: 'grid', options: { a: 1 } } },
      transcription: { mode: 'auto-on', language: 'de', translation: { enabled: true, languages: ['en'] } },
    },
    notification_settings: {
      enabled: true,
      call_ring: { enabled: true, apns: { title: 'Ring', sound: 'x' } },
    },
  });
  await stream.get('/video/calltypes/webinar');
  await stream.delete('/video/calltypes/webinar');
}

async function calls(stream: EmulatorHttp): Promise<void> {
  const call = '/video/call/default/standup';
  await stream.post(call, {
    data: {
      created_by_id: 'john',
      team: 'red',
      custom: { topic: 'x' },
      starts_at: '2026-12-01T09:00:00Z',
      members: [{ user_id: 'john', role: 'admin' }, { user_id: 'jane' }],
      settings_override: { limits: { max_duration_seconds: 0 }, geofencing: { names: ['india'] } },
    },
    ring: true,
  });
  await stream.post('/video/call/livestream/show', { data: { created_by: { id: 'host-1', name: 'Host' } } });
  await stream.get(`${call}?members_limit=1`);
  await stream.patch(call, {
    custom: { topic: 'y' },
    settings_override: { screensharing: { enabled: false } },
  });
  await stream.post(`${call}/members`, {
    update_members: [{ user_id: 'jack', role: 'host', custom: { seat: 1 } }],
    remove_members: ['jane'],
  });
  await stream.post('/video/call/members', { type: 'default', id: 'standup', limit: 1 });
  await stream.post('/video/calls', { limit: 1 });
  await stream.post('/video/calls', {
    filter_conditions: { team: 'red' },
    sort: [{ field: 'created_at', direction: -1 }],
  });
  await stream.post(`${call}/ring`, { members_ids: ['jack'], video: true });
  await stream.post('/video/call/livestream/show/go_live', {});
  await stream.post('/video/call/livestream/show/stop_live');
  await stream.post(`${call}/block`, { user_id: 'jane' });
  await stream.get(call);
  await stream.post(`${call}/unblock`, { user_id: 'jane' });
  await stream.post(`${call}/kick`, { user_id: 'jane', kicked_by_id: 'john' });
  await stream.post(`${call}/mute_users`, { mute_all_users: true, audio: true, muted_by_id: 'john' });
  await stream.post(`${call}/user_permissions`, { user_id: 'jack', revoke_permissions: ['send-video'] });
  await stream.post(`${call}/event`, { user_id: 'john', custom: { type: 'wave' } });
  await stream.post(`${call}/participants`, {});
  await stream.get(`${call}/recordings`);
  await stream.get(`${call}/transcriptions`);
  await sessionOperations(stream, call);
}

/** Refused without a session, as Stream does; the answers are errors of the described shape. */
async function sessionOperations(stream: EmulatorHttp, call: string): Promise<void> {
  await stream.post(`${call}/recordings/composite/start`, {});
  await stream.post(`${call}/recordings/composite/stop`, {});
  await stream.post(`${call}/start_transcription`, {});
  await stream.post(`${call}/stop_transcription`, {});
  await stream.post(`${call}/start_closed_captions`, {});
  await stream.post(`${call}/stop_closed_captions`, {});
  await stream.post(`${call}/start_broadcasting`);
  await stream.post(`${call}/stop_broadcasting`);
  await stream.post(`${call}/start_frame_recording`, {});
  await stream.post(`${call}/stop_frame_recording`);
  await stream.post(`${call}/rtmp_broadcasts`, {
    broadcasts: [{ name: 'a', stream_url: 'rtmps://example.test' }],
  });
  await stream.post(`${call}/rtmp_broadcasts/a/stop`);
  await stream.post(`${call}/rtmp_broadcasts/stop`);
  await stream.post(`${call}/pin`, { user_id: 'john', session_id: 'none' });
  await stream.post(`${call}/unpin`, { user_id: 'john', session_id: 'none' });
  await stream.get(`${call}/report`);
  await stream.delete(`${call}/none/recordings/none`);
  await stream.delete(`${call}/none/transcriptions/none`);
}

/** What succeeds with somebody in the call. */
async function session(stream: EmulatorHttp, people: EmulatedCall): Promise<void> {
  const call = '/video/call/default/meeting';
  await stream.post(call, {
    data: { created_by_id: 'john', members: [{ user_id: 'jane' }, { user_id: 'jack' }] },
    ring: true,
  });
  people.accept('jane');
  people.reject('jack');
  const { session_id, user_session_id } = people.join('john', { role: 'host' });
  people.join('jane', {
    location: { city: 'Paris', country: 'France', country_iso_code: 'FR', latitude: 48.9, longitude: 2.4 },
    client: {
      sdk: 'js',
      sdk_version: '1',
      browser: 'Firefox',
      browser_version: '130',
      os: 'Linux',
      ip: '10.0.0.1',
    },
  });
  people.publish('jane', ['audio', 'video']);
  await stream.post('/video/call/default/meeting/go_live', {});
  people.requestPermission('jane', ['screenshare']);
  people.sendReaction('jane', { type: 'raised-hand', emoji_code: ':raise-hand:', custom: { size: 1 } });
  await stream.post(`${call}/participants?limit=1`, { filter_conditions: { published_tracks: 'audio' } });
  await stream.post(`${call}/pin`, { user_id: 'john', session_id: user_session_id });
  for (const type of ['composite', 'individual', 'raw']) {
    await stream.post(`${call}/recordings/${type}/start`, {});
  }
  await stream.post(`${call}/start_frame_recording`, {});
  await stream.post(`${call}/start_transcription`, { language: 'en' });
  await stream.post(`${call}/start_closed_captions`, { language: 'en' });
  await stream.post(`${call}/closed_captions`, { text: 'Hello', speaker_id: 'john', user_id: 'john' });
  await stream.post(`${call}/start_broadcasting`);
  for (const name of ['a', 'b']) {
    await stream.post(`${call}/rtmp_broadcasts`, {
      broadcasts: [{ name, stream_url: 'rtmps://example.test', stream_key: 'key' }],
    });
  }
  await stream.get(call);
  await stream.post('/video/calls', { filter_conditions: { ongoing: true } });
  await stream.post(`${call}/rtmp_broadcasts/a/stop`);
  await stream.post(`${call}/rtmp_broadcasts/stop`);
  await stream.post(`${call}/stop_broadcasting`);
  await stream.post(`${call}/stop_closed_captions`, {});
  await stream.post(`${call}/stop_transcription`, {});
  await stream.post(`${call}/stop_frame_recording`);
  await stream.post(`${call}/recordings/composite/stop`, {});
  const recording = people.recordingReady();
  const transcription = people.transcriptionReady();
  await stream.get(`${call}/recordings`);
  await stream.get(`${call}/transcriptions`);
  await stream.delete(`${call}/${session_id}/recordings/${recording.filename}`);
  await stream.delete(`${call}/${session_id}/transcriptions/${transcription.filename}`);
  await stream.get(`${call}/report`);
  await statistics(stream, { session_id, user_session_id });
  await stream.post(`${call}/kick`, { user_id: 'jane' });
  people.leave('john');
  people.endSession();
  people.statsReportReady();
  await statistics(stream, { session_id, user_session_id });
  await stream.get(call);
  await stream.get(`${call}/report?session_id=${session_id}`);
}

/** Of a session of `default:meeting`, in which john is or was. */
async function statistics(
  stream: EmulatorHttp,
  { session_id, user_session_id }: { readonly session_id: string; readonly user_session_id: string },
): Promise<void> {
  const call = '/video/call/default/meeting';
  const stats = `/video/call_stats/default/meeting/${session_id}`;
  const visit = `john/${user_session_id}`;
  await stream.post(`${call}/feedback`, {
    rating: 4,
    reason: 'fine',
    sdk: 'js',
    sdk_version: '1',
    user_session_id,
    custom: { topic: 'audio' },
  });
  await stream.post('/video/call/feedback', { filter_conditions: { rating: { $gte: 4 } }, limit: 1 });
  await stream.post('/video/call_client_event', {
    events: [
      {
        type: 'default',
        id: 'meeting',
        user_id: 'john',
        stage: 'MediaDevicePermission',
        call_session_id: session_id,
        coordinator_connect_id: 'c',
        camera_permission_status: 'GRANTED',
        microphone_permission_status: 'FAILED',
      },
    ],
  });
  await stream.post('/video/call/stats', { limit: 1 });
  await stream.post('/video/call_stats', { filter_conditions: { call_cid: 'default:meeting' } });
  await stream.get(`${stats}/participants?limit=1`);
  await stream.get(`${stats}/participant/${visit}/details`);
  await stream.get(`${stats}/participants/${visit}/timeline`);
  await stream.get(`${stats}/map`);
  await stream.get(`${call}/session/${session_id}/participant_sessions?limit=1`);
  await stream.get(`${call}/session/${session_id}/participant/${visit}/details/track`);
  const publisher = await stream.get<{
    readonly participants: readonly { readonly sessions: readonly { readonly user_session_id: string }[] }[];
  }>(`${stats}/participants?filter_conditions=${encodeURIComponent('{"published_tracks":"video"}')}`);
  const jane = `jane/${publisher.body.participants[0]?.sessions[0]?.user_session_id ?? ''}`;
  await stream.get(`${stats}/participant/${jane}/details`);
  await stream.get(`${call}/session/${session_id}/participant/${jane}/details/track`);
  await stream.get('/video/active_calls_status');
  await stream.post('/video/stats', {});
  await stream.get('/video/stats/daily_digest');
  await stream.get('/video/stats/daily_digest?date=2100-01-01');
  await stream.post('/video/call/stats', { limit: 1000 });
  await stream.get(`${stats}/participant/nobody/none/details`);
}

async function usersAround(stream: EmulatorHttp): Promise<void> {
  await stream.post('/users/block', { blocked_user_id: 'jane', user_id: 'john' });
  await stream.get('/users/block?user_id=john');
  await stream.post('/users/unblock', { blocked_user_id: 'jane', user_id: 'john' });
  await stream.post('/devices', { id: 'phone', push_provider: 'apn', user_id: 'john', voip_token: true });
  await stream.get('/devices?user_id=john');
  await stream.post('/push_preferences', { preferences: [{ user_id: 'john', call_level: 'all' }] });
  await stream.post('/check_push', { user_id: 'john' });
  await stream.delete('/devices?id=phone&user_id=john');
  await stream.post('/guest', { user: { id: 'visitor', name: 'Visitor' } });
  await stream.get('/users/john/export');
  await stream.post('/export/users', { user_ids: ['john'] });
  await stream.post('/moderation/ban', {
    target_user_id: 'jack',
    banned_by_id: 'john',
    timeout: 5,
    reason: 'x',
  });
  await stream.post('/moderation/mute', { target_ids: ['jack'], user_id: 'john' });
  await stream.get(`/users?payload=${encodeURIComponent('{"filter_conditions":{}}')}`);
  await stream.post('/moderation/unmute', { target_ids: ['jack'], user_id: 'john' });
  await stream.post('/moderation/unban?target_user_id=jack');
}

async function app(stream: EmulatorHttp): Promise<void> {
  await stream.get('/app');
  await stream.patch('/app', {
    multi_tenant_enabled: true,
    grants: { admin: ['create-call'] },
    event_hooks: [
      { hook_type: 'webhook', enabled: true, webhook_url: 'http://127.0.0.1:9/hook', event_types: [] },
    ],
  });
  await stream.get('/app');
  await stream.patch('/app', { multi_tenant_enabled: false, event_hooks: [] });
  await stream.get('/roles');
  await stream.post('/roles', { name: 'teacher' });
  await stream.get('/roles/search?query=tea');
  await stream.delete('/roles/teacher');
  await stream.get('/permissions');
  await stream.get('/permissions/join-call');
  await stream.get('/rate_limits?server_side=true&endpoints=QueryCalls,GetOrCreateCall');
  await stream.get('/video/edges');
  await stream.get('/push_providers');
  await stream.post('/push_providers', {
    push_provider: { type: 'firebase', name: 'firebase', firebase_server_key: 'x' },
  });
  await stream.delete('/push_providers/firebase/firebase');
  await stream.post('/external_storage', { name: 'archive', bucket: 'b', storage_type: 's3' });
  await stream.get('/external_storage');
  await stream.get('/external_storage/archive/check');
  await stream.put('/external_storage/archive', { gcs_credentials: '{}', bucket: 'c', storage_type: 'gcs' });
  await stream.get('/external_storage/archive/check');
  await stream.delete('/external_storage/archive');
  await stream.post('/check_sqs', { sqs_url: 'https://example.test', sqs_key: 'x', sqs_secret: 'y' });
  await stream.post('/check_sns', { sns_topic_arn: 'arn', sns_key: 'x', sns_secret: 'y' });
}

async function refusals(stream: EmulatorHttp): Promise<void> {
  await stream.get('/video/call/default/nope');
  await stream.post('/video/call/nope/nope', { data: { created_by_id: 'john' } });
  await stream.post('/video/calls', { limit: 101 });
  await stream.post('/video/calls', { filter_conditions: { color: 'red' } });
  await stream.post('/users', { users: { 'a b': { id: 'a b' } } });
  await stream.get('/tasks/nope');
  await stream.as('john').post('/users', { users: { john: { id: 'john' } } });
  await stream.anonymously().get('/app');
}

async function endings(stream: EmulatorHttp): Promise<void> {
  await stream.post('/video/call/default/standup/mark_ended');
  await stream.get('/video/call/default/standup');
  await stream.post('/video/call/default/standup/delete', {});
  const { body } = await stream.post<{ task_id: string }>('/video/call/livestream/show/delete', {
    hard: true,
  });
  await stream.get(`/tasks/${body.task_id}`);
  await stream.post('/users/idle/deactivate', {});
  await stream.post('/users/idle/reactivate', { name: 'Idle' });
  await stream.post('/users/deactivate', { user_ids: ['idle'] });
  await stream.post('/users/reactivate', { user_ids: ['idle'] });
  await stream.post('/users/delete', { user_ids: ['gone'] });
  await stream.post('/users/restore', { user_ids: ['gone'] });
  await stream.post('/users/delete', {
    user_ids: ['hard'],
    user: 'hard',
    messages: 'hard',
    conversations: 'hard',
  });
}

/** Uses every method of the client that sends something. */
export async function driveByClient(client: StreamClient): Promise<void> {
  await client.upsertUsers([
    { id: 'john', name: 'John', custom: { since: new Date() }, role: 'admin', teams: ['red'] },
    { id: 'jane' },
    { id: 'gone' },
  ]);
  await client.ensureUsers([{ id: 'john' }, { id: 'new' }]);
  await client.updateUsersPartial({ users: [{ id: 'john', set: { custom: { a: 1 } }, unset: ['name'] }] });
  await client.queryUsers({
    payload: {
      filter_conditions: { id: 'john' },
      sort: [{ field: 'id', direction: 1 }],
      limit: 1,
      offset: 0,
    },
  });
  await drain(client.iterateUsers({ filter_conditions: {}, limit: 2 }));
  await client.revokeUserTokens('john', new Date());
  await client.revokeUserTokens('john');
  await callsByClient(client);
  await callTypesByClient(client);
  await driveAppWideByClient(client);
  await client.getApp();
  await client.updateApp({ disable_auth_checks: false });
  await client.listRoles();
  await client.createRole({ name: 'tutor' });
  await client.deleteRole({ name: 'tutor' });
  await client.deactivateUser({ user_id: 'jane' });
  await client.reactivateUser({ user_id: 'jane', name: 'Jane' });
  const { task_id } = await client.deleteUsers({ user_ids: ['gone'], user: 'soft' });
  await client.getTask({ id: task_id });
  await client.restoreUsers({ user_ids: ['gone'] });
}

async function callsByClient(client: StreamClient): Promise<void> {
  const call = client.video.call('default', 'standup');
  await call.create({
    data: {
      created_by_id: 'john',
      starts_at: new Date(),
      members: [{ user_id: 'john', role: 'admin', custom: { seat: 1 } }, { user_id: 'jane' }],
      custom: { color: 'blue' },
      settings_override: { backstage: { enabled: true, join_ahead_time_seconds: 300 } },
    },
    members_limit: 5,
  });
  await call.getOrCreate({ data: { created_by_id: 'john' }, ring: true, notify: true, video: true });
  await call.get({ members_limit: 1, ring: false });
  await call.update({
    custom: { color: 'red' },
    starts_at: new Date(),
    settings_override: { session: { inactivity_timeout_seconds: 5 } },
  });
  await call.updateCallMembers({ update_members: [{ user_id: 'jane' }], remove_members: ['nobody'] });
  await call.queryMembers({
    filter_conditions: { user_id: 'jane' },
    sort: [{ field: 'created_at', direction: -1 }],
    limit: 1,
  });
  await drain(call.iterateMembers({ limit: 1 }));
  await call.ring({ members_ids: ['jane'], video: true });
  await call.goLive({ start_hls: false });
  await call.stopLive({ continue_hls: true });
  await call.blockUser({ user_id: 'jane' });
  await call.unblockUser({ user_id: 'jane' });
  await call.muteUsers({ user_ids: ['jane'], audio: true, muted_by_id: 'john' });
  await call.updateUserPermissions({ user_id: 'jane', grant_permissions: ['send-audio'] });
  await call.sendCallEvent({ user_id: 'john', custom: { wave: true } });
  await client.video.queryCalls({
    filter_conditions: { created_at: { $gt: new Date(0) } },
    sort: [{ field: 'id' }],
    limit: 1,
  });
  await drain(client.video.iterateCalls({ limit: 1 }));
  await call.end();
  await call.delete();
  await client.video.call('default', 'short').create({ data: { created_by_id: 'john' } });
  await client.video.call('default', 'short').delete({ hard: true });
}

async function callTypesByClient(client: StreamClient): Promise<void> {
  await client.video.listCallTypes();
  await client.video.createCallType({
    name: 'lesson',
    settings: { audio: { default_device: 'speaker' } },
    grants: { user: [] },
  });
  await client.video.updateCallType({
    name: 'lesson',
    notification_settings: { enabled: true, call_ring: { enabled: true } },
  });
  await client.video.getCallType({ name: 'lesson' });
  await client.video.deleteCallType({ name: 'lesson' });
}

async function drain(items: AsyncIterable<unknown>): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}
