import type { Schema } from '../../protocol/validate';

export const CLIENT_EVENTS_PER_REQUEST = 100;
const RETRIES_MAX = 1000;

const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const word = (...words: readonly string[]): Schema => ({ type: 'string', enum: words });
const permission = word('INITIATED', 'FAILED', 'GRANTED', 'NOT_INITIATED');

/** One event as a client reports it. */
export interface ClientEvent {
  readonly type?: string;
  readonly id?: string;
  readonly user_id?: string;
  readonly call_session_id?: string;
  readonly stage?: string;
  readonly event_type?: string;
  readonly outcome?: string;
  readonly timestamp?: string | number;
}

/** Of one event. */
export const clientEventSchema: Schema = {
  type: 'object',
  properties: {
    user_id: text(128),
    type: text(64),
    id: text(64),
    stage: text(64),
    stage_id: text(64),
    join_attempt_id: text(64),
    coordinator_connect_id: text(64),
    event_type: text(32),
    timestamp: { date: true },
    user_agent: text(512),
    sdk_version: text(50),
    peer_connection: word('publish', 'subscribe'),
    was_previously_connected: { type: 'boolean' },
    previously_connected_timestamp: { date: true },
    outcome: word('success', 'failure'),
    retry_count_attempt: { type: 'integer', minimum: 0, maximum: RETRIES_MAX },
    elapsed_time: { type: 'integer', minimum: 0 },
    call_session_id: text(64),
    join_reason: text(200),
    sfu_id: text(128),
    track_id: text(128),
    retry_failure_reason: text(2000),
    retry_failure_code: text(200),
    ice_state: text(32),
    screen_share_status: permission,
    microphone_permission_status: permission,
    camera_permission_status: permission,
  },
};
