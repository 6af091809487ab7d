/** The permission that a person gave to an app for a device. */
export type DevicePermissionStatus = 'INITIATED' | 'FAILED' | 'GRANTED' | 'NOT_INITIATED';

/**
 * An event of a client that joins a call. Which fields are required depends on `stage`; Stream rejects an event that lacks one.
 */
export interface ClientEvent {
  /** What happens: `JoinInitiated`, `CoordinatorJoin`, `CoordinatorWS`, `WSJoin`, `PeerConnectionConnect`, … */
  readonly stage?: string;
  /** `initiated` or `completed`, or a value of the stage's own. */
  readonly event_type?: string;
  /** Of a completed event: `success` or `failure`. */
  readonly outcome?: string;
  readonly timestamp?: Date | string;
  /** Milliseconds since the stage was initiated. */
  readonly elapsed_time?: number;

  /** The call type. */
  readonly type?: string;
  /** The call id. */
  readonly id?: string;
  readonly call_session_id?: string;
  readonly user_id?: string;

  /** The same for all events of an attempt to join. */
  readonly join_attempt_id?: string;
  /** The same for all events of a connection to the coordinator. */
  readonly coordinator_connect_id?: string;
  /** The same for the events of one stage. */
  readonly stage_id?: string;
  readonly join_reason?: string;

  /** The media server. */
  readonly sfu_id?: string;
  readonly track_id?: string;
  readonly peer_connection?: 'publish' | 'subscribe';
  readonly ice_state?: string;
  /** Whether the same session was connected before. */
  readonly was_previously_connected?: boolean;
  readonly previously_connected_timestamp?: Date | string;

  /** Retries within the stage: 0 to 1000. */
  readonly retry_count_attempt?: number;
  readonly retry_failure_code?: string;
  readonly retry_failure_reason?: string;

  readonly camera_permission_status?: DevicePermissionStatus;
  readonly microphone_permission_status?: DevicePermissionStatus;
  readonly screen_share_status?: DevicePermissionStatus;

  readonly sdk_version?: string;
  readonly user_agent?: string;
}

export interface ReportClientEventRequest {
  /** 1 to 100. A wrong event fails the request; Stream processes the others nevertheless. */
  readonly events: readonly ClientEvent[];
}
