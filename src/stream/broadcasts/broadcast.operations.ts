import { declareOperations, NOT_RUNNING } from '../transport/declare-operations';

/** Broadcasts over HLS, and to RTMP servers. */
export const BROADCAST_OPERATIONS = declareOperations({
  StartHLSBroadcasting: {
    method: 'POST',
    path: '/video/call/{type}/{id}/start_broadcasting',
    retry: 'unsafe',
    reason: 'a second request may be rejected: the broadcast runs already',
  },
  StopHLSBroadcasting: {
    method: 'POST',
    path: '/video/call/{type}/{id}/stop_broadcasting',
    retry: 'delete',
    reason: 'a second request finds no running broadcast',
    gone: NOT_RUNNING,
  },
  StartRTMPBroadcasts: {
    method: 'POST',
    path: '/video/call/{type}/{id}/rtmp_broadcasts',
    retry: 'unsafe',
    reason: 'a second request is rejected: the name is taken',
  },
  StopRTMPBroadcast: {
    method: 'POST',
    path: '/video/call/{type}/{id}/rtmp_broadcasts/{broadcast_name}/stop',
    retry: 'delete',
    reason: 'a second request finds no running broadcast',
    gone: NOT_RUNNING,
  },
  StopAllRTMPBroadcasts: {
    method: 'POST',
    path: '/video/call/{type}/{id}/rtmp_broadcasts/stop',
    retry: 'delete',
    reason: 'a second request finds no running broadcast',
    gone: NOT_RUNNING,
  },
});
