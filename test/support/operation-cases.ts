import type { StreamClient } from '../../src/stream/stream.client';
import type { Call } from '../../src/stream/calls/call';
import type { OperationName } from '../../src/stream/operations';

/** One use of a method of the client, and the request that it sends. */
export interface OperationCase {
  readonly operation: OperationName;
  readonly use: (call: Call, client: StreamClient) => Promise<unknown>;
  readonly method: string;
  /** Below `/api/v2`; `CALL` and `STATS` stand for the beginnings that most have. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const CALL = '/video/call/default/c%201';
const STATS = '/video/call_stats/default/c%201/s%2F1';
const AT = new Date('2026-02-01T10:00:00.500Z');
const AT_TEXT = '2026-02-01T10:00:00.500Z';
const STAY = { session: 's/1', user: 'john', user_session: 'u/1' };
const RULE = {
  name: 'front desk',
  trunk_ids: ['t1'],
  called_numbers: ['+4930123'],
  caller_configs: { id: 'phone-{{caller}}', custom_data: { kind: 'phone' } },
  direct_routing_configs: { call_type: 'default', call_id: 'desk' },
  pin_protection_configs: { enabled: true, default_pin: '1234', max_attempts: 3 },
};

type Row = [
  operation: OperationName,
  use: OperationCase['use'],
  request: string,
  body?: unknown,
  query?: OperationCase['query'],
];

const ROWS: readonly Row[] = [
  [
    'KickUser',
    (call) => call.kick({ user_id: 'john', block: true, kicked_by_id: 'jane' }),
    `POST ${CALL}/kick`,
    { user_id: 'john', block: true, kicked_by_id: 'jane' },
  ],
  [
    'VideoPin',
    (call) => call.pin({ user_id: 'john', session_id: 'u1' }),
    `POST ${CALL}/pin`,
    { user_id: 'john', session_id: 'u1' },
  ],
  [
    'VideoUnpin',
    (call) => call.unpin({ user_id: 'john', session_id: 'u1' }),
    `POST ${CALL}/unpin`,
    { user_id: 'john', session_id: 'u1' },
  ],
  [
    'QueryCallParticipants',
    (call) => call.queryParticipants({ filter_conditions: { user_id: 'john' }, limit: 5 }),
    `POST ${CALL}/participants`,
    { filter_conditions: { user_id: 'john' } },
    { limit: '5' },
  ],
  ['QueryCallParticipants', (call) => call.queryParticipants(), `POST ${CALL}/participants`, {}],

  ['ListRecordings', (call) => call.listRecordings(), `GET ${CALL}/recordings`],
  [
    'StartRecording',
    (call) => call.startRecording({ recording_type: 'composite', recording_external_storage: 's3' }),
    `POST ${CALL}/recordings/composite/start`,
    { recording_external_storage: 's3' },
  ],
  [
    'StopRecording',
    (call) => call.stopRecording({ recording_type: 'raw' }),
    `POST ${CALL}/recordings/raw/stop`,
    {},
  ],
  [
    'DeleteRecording',
    (call) => call.deleteRecording({ session: 's/1', filename: 'rec a.mp4' }),
    `DELETE ${CALL}/s%2F1/recordings/rec%20a.mp4`,
  ],
  [
    'StartFrameRecording',
    (call) => call.startFrameRecording({ recording_external_storage: 's3' }),
    `POST ${CALL}/start_frame_recording`,
    { recording_external_storage: 's3' },
  ],
  ['StartFrameRecording', (call) => call.startFrameRecording(), `POST ${CALL}/start_frame_recording`, {}],
  ['StopFrameRecording', (call) => call.stopFrameRecording(), `POST ${CALL}/stop_frame_recording`],

  ['ListTranscriptions', (call) => call.listTranscriptions(), `GET ${CALL}/transcriptions`],
  [
    'StartTranscription',
    (call) =>
      call.startTranscription({
        language: 'de',
        enable_closed_captions: true,
        transcription_external_storage: 's3',
      }),
    `POST ${CALL}/start_transcription`,
    { language: 'de', enable_closed_captions: true, transcription_external_storage: 's3' },
  ],
  [
    'StopTranscription',
    (call) => call.stopTranscription({ stop_closed_captions: true }),
    `POST ${CALL}/stop_transcription`,
    { stop_closed_captions: true },
  ],
  [
    'DeleteTranscription',
    (call) => call.deleteTranscription({ session: 's1', filename: 't.jsonl' }),
    `DELETE ${CALL}/s1/transcriptions/t.jsonl`,
  ],
  [
    'StartClosedCaptions',
    (call) =>
      call.startClosedCaptions({
        language: 'fr',
        enable_transcription: true,
        external_storage: 's3',
        speech_segment_config: { silence_duration_ms: 500, max_speech_caption_ms: 4000 },
      }),
    `POST ${CALL}/start_closed_captions`,
    {
      language: 'fr',
      enable_transcription: true,
      external_storage: 's3',
      speech_segment_config: { silence_duration_ms: 500, max_speech_caption_ms: 4000 },
    },
  ],
  [
    'StopClosedCaptions',
    (call) => call.stopClosedCaptions({ stop_transcription: true }),
    `POST ${CALL}/stop_closed_captions`,
    { stop_transcription: true },
  ],
  [
    'SendClosedCaption',
    (call) => call.sendClosedCaption({ speaker_id: 'john', text: 'hello', start_time: AT, user_id: 'john' }),
    `POST ${CALL}/closed_captions`,
    { speaker_id: 'john', text: 'hello', start_time: AT_TEXT, user_id: 'john' },
  ],

  ['StartHLSBroadcasting', (call) => call.startHLSBroadcasting(), `POST ${CALL}/start_broadcasting`],
  ['StopHLSBroadcasting', (call) => call.stopHLSBroadcasting(), `POST ${CALL}/stop_broadcasting`],
  [
    'StartRTMPBroadcasts',
    (call) =>
      call.startRTMPBroadcasts({
        broadcasts: [
          { name: 'tube', stream_url: 'rtmps://x.example/live', quality: '720p', layout: { name: 'grid' } },
        ],
      }),
    `POST ${CALL}/rtmp_broadcasts`,
    {
      broadcasts: [
        { name: 'tube', stream_url: 'rtmps://x.example/live', quality: '720p', layout: { name: 'grid' } },
      ],
    },
  ],
  [
    'StopRTMPBroadcast',
    (call) => call.stopRTMPBroadcast({ name: 'my tube' }),
    `POST ${CALL}/rtmp_broadcasts/my%20tube/stop`,
    {},
  ],
  ['StopAllRTMPBroadcasts', (call) => call.stopAllRTMPBroadcasts(), `POST ${CALL}/rtmp_broadcasts/stop`],

  [
    'GetCallReport',
    (call) => call.getCallReport({ session_id: 's1' }),
    `GET ${CALL}/report`,
    undefined,
    { session_id: 's1' },
  ],
  ['GetCallReport', (call) => call.getCallReport(), `GET ${CALL}/report`],
  [
    'GetCallStatsMap',
    (call) => call.getCallStatsMap({ session: 's/1', start_time: AT, exclude_sfus: true }),
    `GET ${STATS}/map`,
    undefined,
    { start_time: AT_TEXT, exclude_sfus: 'true' },
  ],
  [
    'QueryCallSessionParticipantStats',
    (call) =>
      call.queryCallSessionParticipantStats({
        session: 's/1',
        filter_conditions: { is_live: true },
        sort: [{ field: 'user_id', direction: 1 }],
        limit: 2,
        next: 'n1',
      }),
    `GET ${STATS}/participants`,
    undefined,
    {
      filter_conditions: '{"is_live":true}',
      sort: '[{"field":"user_id","direction":1}]',
      limit: '2',
      next: 'n1',
    },
  ],
  [
    'GetCallSessionParticipantStatsDetails',
    (call) => call.getCallSessionParticipantStatsDetails({ ...STAY, since: AT, max_points: 100 }),
    `GET ${STATS}/participant/john/u%2F1/details`,
    undefined,
    { since: AT_TEXT, max_points: '100' },
  ],
  [
    'GetCallSessionParticipantStatsTimeline',
    (call) => call.getCallSessionParticipantStatsTimeline({ ...STAY, severity: ['error', 'warning'] }),
    `GET ${STATS}/participants/john/u%2F1/timeline`,
    undefined,
    { severity: 'error,warning' },
  ],
  [
    'QueryCallParticipantSessions',
    (call) => call.queryCallParticipantSessions({ session: 's/1', limit: 3, prev: 'p' }),
    `GET ${CALL}/session/s%2F1/participant_sessions`,
    undefined,
    { limit: '3', prev: 'p' },
  ],
  [
    'GetCallParticipantSessionMetrics',
    (call) => call.getCallParticipantSessionMetrics({ ...STAY, until: AT }),
    `GET ${CALL}/session/s%2F1/participant/john/u%2F1/details/track`,
    undefined,
    { until: AT_TEXT },
  ],
  [
    'CollectUserFeedback',
    (call) =>
      call.collectUserFeedback({
        rating: 5,
        sdk: 'web',
        sdk_version: '1.0',
        reason: 'clear',
        user_session_id: 'u1',
        custom: { a: 1 },
      }),
    `POST ${CALL}/feedback`,
    { rating: 5, sdk: 'web', sdk_version: '1.0', reason: 'clear', user_session_id: 'u1', custom: { a: 1 } },
  ],
  [
    'QueryUserFeedback',
    (_, { video }) => video.queryUserFeedback({ filter_conditions: { rating: 1 }, limit: 9, full: true }),
    'POST /video/call/feedback',
    { filter_conditions: { rating: 1 }, limit: 9 },
    { full: 'true' },
  ],
  [
    'QueryCallStats',
    (_, { video }) => video.queryCallStats({ sort: [{ field: 'created_at', direction: -1 }] }),
    'POST /video/call/stats',
    { sort: [{ field: 'created_at', direction: -1 }] },
  ],
  [
    'QueryCallSessionStats',
    (_, { video }) => video.queryCallSessionStats({ filter_conditions: { is_active: true } }),
    'POST /video/call_stats',
    { filter_conditions: { is_active: true } },
  ],
  [
    'QueryAggregateCallStats',
    (_, { video }) =>
      video.queryAggregateCallStats({ from: '2026-01-01', to: '2026-01-31', report_types: ['x'] }),
    'POST /video/stats',
    { from: '2026-01-01', to: '2026-01-31', report_types: ['x'] },
  ],
  [
    'GetDailyDigest',
    (_, { video }) => video.getDailyDigest({ date: '2026-01-15' }),
    'GET /video/stats/daily_digest',
    undefined,
    { date: '2026-01-15' },
  ],
  ['GetActiveCallsStatus', (_, { video }) => video.getActiveCallsStatus(), 'GET /video/active_calls_status'],
  [
    'ReportClientCallEvent',
    (_, { video }) =>
      video.reportClientCallEvent({ events: [{ stage: 'JoinInitiated', timestamp: AT, elapsed_time: 3 }] }),
    'POST /video/call_client_event',
    { events: [{ stage: 'JoinInitiated', timestamp: AT_TEXT, elapsed_time: 3 }] },
  ],
  ['GetEdges', (_, { video }) => video.getEdges(), 'GET /video/edges'],

  ['ListSIPTrunks', (_, { video }) => video.listSIPTrunks(), 'GET /video/sip/inbound_trunks'],
  [
    'CreateSIPTrunk',
    (_, { video }) =>
      video.createSIPTrunk({ name: 'berlin', numbers: ['+4930123'], allowed_ips: ['192.0.2.0/24'] }),
    'POST /video/sip/inbound_trunks',
    { name: 'berlin', numbers: ['+4930123'], allowed_ips: ['192.0.2.0/24'] },
  ],
  [
    'UpdateSIPTrunk',
    (_, { video }) => video.updateSIPTrunk({ id: 't/1', name: 'berlin', numbers: ['+49'] }),
    'PUT /video/sip/inbound_trunks/t%2F1',
    { name: 'berlin', numbers: ['+49'] },
  ],
  [
    'DeleteSIPTrunk',
    (_, { video }) => video.deleteSIPTrunk({ id: 't1' }),
    'DELETE /video/sip/inbound_trunks/t1',
  ],
  [
    'ListSIPInboundRoutingRule',
    (_, { video }) => video.listSIPInboundRoutingRule(),
    'GET /video/sip/inbound_routing_rules',
  ],
  [
    'CreateSIPInboundRoutingRule',
    (_, { video }) => video.createSIPInboundRoutingRule(RULE),
    'POST /video/sip/inbound_routing_rules',
    RULE,
  ],
  [
    'UpdateSIPInboundRoutingRule',
    (_, { video }) => video.updateSIPInboundRoutingRule({ id: 'r1', ...RULE }),
    'PUT /video/sip/inbound_routing_rules/r1',
    RULE,
  ],
  [
    'DeleteSIPInboundRoutingRule',
    (_, { video }) => video.deleteSIPInboundRoutingRule({ id: 'r1' }),
    'DELETE /video/sip/inbound_routing_rules/r1',
  ],
  [
    'ResolveSipAuth',
    (_, { video }) => video.resolveSipAuth({ sip_caller_number: '+1', sip_trunk_number: '+2' }),
    'POST /video/sip/auth',
    { sip_caller_number: '+1', sip_trunk_number: '+2' },
  ],
  [
    'ResolveSipInbound',
    (_, { video }) =>
      video.resolveSipInbound({
        sip_caller_number: '+1',
        sip_trunk_number: '+2',
        challenge: { nonce: 'n', response: 'r', qop: ['auth'] },
        sip_headers: { 'X-A': 'b' },
      }),
    'POST /video/sip/resolve',
    {
      sip_caller_number: '+1',
      sip_trunk_number: '+2',
      challenge: { nonce: 'n', response: 'r', qop: ['auth'] },
      sip_headers: { 'X-A': 'b' },
    },
  ],
];

/** Uses of the methods about what happens in calls, statistics and telephony. */
export const OPERATION_CASES: readonly OperationCase[] = ROWS.map(
  ([operation, use, request, body, query]) => {
    const [method = '', path = ''] = request.split(' ');
    return { operation, use, method, path, ...(body !== undefined && { body }), ...(query && { query }) };
  },
);

/** The call that the cases use: an id that has to be encoded. */
export const CASE_CALL = { type: 'default', id: 'c 1' };
