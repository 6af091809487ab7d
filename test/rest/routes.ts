import type { Scope } from '../../src/access';

/** A route of the REST API. */
export interface Route {
  readonly method: string;
  /** A path that leads to it. */
  readonly path: string;
  /** It needs one of them. */
  readonly scopes: readonly Scope[];
  /** A body it takes. */
  readonly body?: object;
}

/** All of them that need credentials. */
export const ROUTES: readonly Route[] = [
  { method: 'PUT', path: '/users', scopes: ['users:write'], body: { users: [{ id: 'john' }] } },
  { method: 'POST', path: '/users/query', scopes: ['users:read'], body: { filter_conditions: {} } },
  { method: 'GET', path: '/users/john', scopes: ['users:read'] },
  { method: 'PATCH', path: '/users/john', scopes: ['users:write'], body: { set: { name: 'John' } } },
  { method: 'POST', path: '/users/john/deactivate', scopes: ['users:write'] },
  { method: 'POST', path: '/users/john/reactivate', scopes: ['users:write'] },
  { method: 'DELETE', path: '/users/john', scopes: ['users:write'] },
  { method: 'POST', path: '/users/john/restore', scopes: ['users:write'] },
  { method: 'GET', path: '/users/john/devices', scopes: ['users:read'] },
  {
    method: 'POST',
    path: '/users/john/devices',
    scopes: ['users:write'],
    body: { id: 'a', push_provider: 'apn' },
  },
  { method: 'DELETE', path: '/users/john/devices?device_id=a', scopes: ['users:write'] },
  { method: 'GET', path: '/users/john/blocks', scopes: ['users:read'] },
  { method: 'PUT', path: '/users/john/blocks/jack', scopes: ['users:write'] },
  { method: 'DELETE', path: '/users/john/blocks/jack', scopes: ['users:write'] },
  {
    method: 'PATCH',
    path: '/users/john/push-preferences',
    scopes: ['users:write'],
    body: { call_level: 'none' },
  },
  { method: 'POST', path: '/guests', scopes: ['tokens:mint'], body: { user: { id: 'visitor' } } },
  { method: 'POST', path: '/users/john/tokens', scopes: ['tokens:mint'], body: {} },
  { method: 'POST', path: '/users/john/tokens/revoke', scopes: ['users:write'], body: {} },
  { method: 'POST', path: '/session', scopes: ['tokens:mint'] },
  { method: 'GET', path: '/tasks/1', scopes: ['users:write', 'calls:write'] },
  {
    method: 'POST',
    path: '/calls',
    scopes: ['calls:write'],
    body: { type: 'default', data: { created_by_id: 'john' } },
  },
  {
    method: 'PUT',
    path: '/calls/default/standup',
    scopes: ['calls:write'],
    body: { data: { created_by_id: 'john' } },
  },
  { method: 'GET', path: '/calls/default/standup', scopes: ['calls:read'] },
  { method: 'PATCH', path: '/calls/default/standup', scopes: ['calls:write'], body: { custom: {} } },
  { method: 'DELETE', path: '/calls/default/standup', scopes: ['calls:write'] },
  { method: 'POST', path: '/calls/query', scopes: ['calls:read'], body: {} },
  { method: 'POST', path: '/calls/default/standup/end', scopes: ['calls:write'] },
  { method: 'POST', path: '/calls/default/standup/go-live', scopes: ['calls:write'], body: {} },
  { method: 'POST', path: '/calls/default/standup/stop-live', scopes: ['calls:write'], body: {} },
  { method: 'POST', path: '/calls/default/standup/ring', scopes: ['calls:write'], body: {} },
  { method: 'GET', path: '/calls/default/standup/members', scopes: ['calls:read'] },
  {
    method: 'PATCH',
    path: '/calls/default/standup/members',
    scopes: ['calls:write'],
    body: { remove_members: ['jack'] },
  },
  { method: 'PUT', path: '/calls/default/standup/members/jack', scopes: ['calls:write'], body: {} },
  { method: 'DELETE', path: '/calls/default/standup/members/jack', scopes: ['calls:write'] },
  { method: 'GET', path: '/calls/default/standup/settings', scopes: ['calls:read'] },
  { method: 'PATCH', path: '/calls/default/standup/settings', scopes: ['calls:write'], body: {} },
  {
    method: 'POST',
    path: '/calls/default/standup/kick',
    scopes: ['calls:write'],
    body: { user_id: 'jack' },
  },
  {
    method: 'POST',
    path: '/calls/default/standup/block',
    scopes: ['calls:write'],
    body: { user_id: 'jack' },
  },
  {
    method: 'POST',
    path: '/calls/default/standup/unblock',
    scopes: ['calls:write'],
    body: { user_id: 'jack' },
  },
  {
    method: 'POST',
    path: '/calls/default/standup/mute',
    scopes: ['calls:write'],
    body: { user_ids: ['jack'], audio: true, muted_by_id: 'john' },
  },
  {
    method: 'PATCH',
    path: '/calls/default/standup/user-permissions/jack',
    scopes: ['calls:write'],
    body: { revoke_permissions: ['send-video'] },
  },
  {
    method: 'POST',
    path: '/calls/default/standup/pin',
    scopes: ['calls:write'],
    body: { user_id: 'jack', session_id: 'a' },
  },
  {
    method: 'POST',
    path: '/calls/default/standup/unpin',
    scopes: ['calls:write'],
    body: { user_id: 'jack', session_id: 'a' },
  },
  { method: 'POST', path: '/calls/default/standup/participants/query', scopes: ['calls:read'], body: {} },
  {
    method: 'POST',
    path: '/calls/default/standup/events',
    scopes: ['calls:write'],
    body: { user_id: 'john', custom: {} },
  },
  { method: 'GET', path: '/calls/default/standup/recordings', scopes: ['calls:read'] },
  {
    method: 'POST',
    path: '/calls/default/standup/recordings/composite/start',
    scopes: ['calls:write'],
    body: {},
  },
  { method: 'POST', path: '/calls/default/standup/recordings/composite/stop', scopes: ['calls:write'] },
  { method: 'DELETE', path: '/calls/default/standup/recordings/a/a.mp4', scopes: ['calls:write'] },
  { method: 'GET', path: '/calls/default/standup/transcriptions', scopes: ['calls:read'] },
  { method: 'POST', path: '/calls/default/standup/transcriptions/start', scopes: ['calls:write'], body: {} },
  { method: 'POST', path: '/calls/default/standup/transcriptions/stop', scopes: ['calls:write'], body: {} },
  { method: 'DELETE', path: '/calls/default/standup/transcriptions/a/a.jsonl', scopes: ['calls:write'] },
  { method: 'POST', path: '/calls/default/standup/closed-captions/start', scopes: ['calls:write'], body: {} },
  { method: 'POST', path: '/calls/default/standup/closed-captions/stop', scopes: ['calls:write'], body: {} },
  { method: 'POST', path: '/calls/default/standup/hls/start', scopes: ['calls:write'] },
  { method: 'POST', path: '/calls/default/standup/hls/stop', scopes: ['calls:write'] },
  {
    method: 'POST',
    path: '/calls/default/standup/rtmp-broadcasts/start',
    scopes: ['calls:write'],
    body: { name: 'a', stream_url: 'rtmps://example.com' },
  },
  { method: 'POST', path: '/calls/default/standup/rtmp-broadcasts/stop', scopes: ['calls:write'] },
  { method: 'POST', path: '/calls/default/standup/rtmp-broadcasts/a/stop', scopes: ['calls:write'] },
  { method: 'GET', path: '/calls/default/standup/report', scopes: ['calls:read'] },
  {
    method: 'POST',
    path: '/calls/default/standup/feedback',
    scopes: ['calls:write'],
    body: { rating: 5, sdk: 'a', sdk_version: '1' },
  },
  { method: 'POST', path: '/call-feedback/query', scopes: ['calls:read'], body: {} },
  { method: 'POST', path: '/call-stats/query', scopes: ['calls:read'], body: {} },
  { method: 'POST', path: '/call-stats/sessions/query', scopes: ['calls:read'], body: {} },
  { method: 'POST', path: '/call-stats/daily/query', scopes: ['calls:read'], body: {} },
  { method: 'GET', path: '/call-stats/active', scopes: ['calls:read'] },
  { method: 'GET', path: '/call-types', scopes: ['call-types:read'] },
  { method: 'POST', path: '/call-types', scopes: ['call-types:write'], body: { name: 'webinar' } },
  { method: 'GET', path: '/call-types/default', scopes: ['call-types:read'] },
  { method: 'PATCH', path: '/call-types/default', scopes: ['call-types:write'], body: {} },
  { method: 'DELETE', path: '/call-types/webinar', scopes: ['call-types:write'] },
];

/** What tells nothing of anybody, and is asked by those who have no credentials. */
export const OPEN_ROUTES: readonly string[] = ['GET /health/live', 'GET /health/ready'];
