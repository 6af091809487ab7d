import { declareOperations, NOT_RUNNING, READS } from '../transport/declare-operations';

/** Transcriptions and closed captions. */
export const TRANSCRIPTION_OPERATIONS = declareOperations({
  ListTranscriptions: {
    method: 'GET',
    path: '/video/call/{type}/{id}/transcriptions',
    retry: 'read',
    reason: READS,
  },
  StartTranscription: {
    method: 'POST',
    path: '/video/call/{type}/{id}/start_transcription',
    retry: 'unsafe',
    reason: 'a second request may be rejected, or start another transcription',
  },
  StopTranscription: {
    method: 'POST',
    path: '/video/call/{type}/{id}/stop_transcription',
    retry: 'delete',
    reason: 'a second request finds no running transcription',
    gone: NOT_RUNNING,
  },
  DeleteTranscription: {
    method: 'DELETE',
    path: '/video/call/{type}/{id}/{session}/transcriptions/{filename}',
    retry: 'delete',
    reason: 'a second request finds no such transcription',
  },
  StartClosedCaptions: {
    method: 'POST',
    path: '/video/call/{type}/{id}/start_closed_captions',
    retry: 'unsafe',
    reason: 'a second request may be rejected: captions run already',
  },
  StopClosedCaptions: {
    method: 'POST',
    path: '/video/call/{type}/{id}/stop_closed_captions',
    retry: 'delete',
    reason: 'a second request finds no running captions',
    gone: NOT_RUNNING,
  },
  SendClosedCaption: {
    method: 'POST',
    path: '/video/call/{type}/{id}/closed_captions',
    retry: 'unsafe',
    reason: 'a second request sends the caption again',
  },
});
