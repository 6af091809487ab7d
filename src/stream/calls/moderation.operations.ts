import { declareOperations } from '../transport/declare-operations';

/** What a moderator does to users in a call, and the events sent to them. */
export const MODERATION_OPERATIONS = declareOperations({
  BlockUser: {
    method: 'POST',
    path: '/video/call/{type}/{id}/block',
    retry: 'idempotent',
    reason: 'the user stays blocked',
  },
  UnblockUser: {
    method: 'POST',
    path: '/video/call/{type}/{id}/unblock',
    retry: 'idempotent',
    reason: 'the user stays unblocked',
  },
  KickUser: {
    method: 'POST',
    path: '/video/call/{type}/{id}/kick',
    retry: 'unsafe',
    reason: 'users may have joined again meanwhile',
  },
  VideoPin: {
    method: 'POST',
    path: '/video/call/{type}/{id}/pin',
    retry: 'idempotent',
    reason: 'the participant stays pinned',
  },
  VideoUnpin: {
    method: 'POST',
    path: '/video/call/{type}/{id}/unpin',
    retry: 'idempotent',
    reason: 'the participant stays unpinned',
  },
  MuteUsers: {
    method: 'POST',
    path: '/video/call/{type}/{id}/mute_users',
    retry: 'unsafe',
    reason: 'users may have unmuted themselves meanwhile',
  },
  UpdateUserPermissions: {
    method: 'POST',
    path: '/video/call/{type}/{id}/user_permissions',
    retry: 'idempotent',
    reason: 'permissions are granted or revoked by name',
  },
  SendCallEvent: {
    method: 'POST',
    path: '/video/call/{type}/{id}/event',
    retry: 'unsafe',
    reason: 'a second request sends the event again',
  },
});
