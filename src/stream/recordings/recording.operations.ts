import { declareOperations, NOT_RUNNING, READS } from '../transport/declare-operations';

export const RECORDING_OPERATIONS = declareOperations({
  ListRecordings: { method: 'GET', path: '/video/call/{type}/{id}/recordings', retry: 'read', reason: READS },
  StartRecording: {
    method: 'POST',
    path: '/video/call/{type}/{id}/recordings/{recording_type}/start',
    retry: 'unsafe',
    reason: 'a second request may be rejected, or start another recording',
  },
  StopRecording: {
    method: 'POST',
    path: '/video/call/{type}/{id}/recordings/{recording_type}/stop',
    retry: 'delete',
    reason: 'a second request finds no running recording',
    gone: NOT_RUNNING,
  },
  DeleteRecording: {
    method: 'DELETE',
    path: '/video/call/{type}/{id}/{session}/recordings/{filename}',
    retry: 'delete',
    reason: 'a second request finds no such recording',
  },
  StartFrameRecording: {
    method: 'POST',
    path: '/video/call/{type}/{id}/start_frame_recording',
    retry: 'unsafe',
    reason: 'a second request may be rejected, or start another recording',
  },
  StopFrameRecording: {
    method: 'POST',
    path: '/video/call/{type}/{id}/stop_frame_recording',
    retry: 'delete',
    reason: 'a second request finds no running recording',
    gone: NOT_RUNNING,
  },
});
