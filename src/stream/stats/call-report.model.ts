import type { CallSessionResponse } from '../models/call-session.model';
import type { DurationResponse } from '../models/response.model';
import type { BroadcastDigest } from './broadcast-digest.model';

export interface GetCallReportRequest {
  /** Default: the last session. */
  readonly session_id?: string;
}

export interface GetCallReportResponse extends DurationResponse {
  session_id: string;
  session?: CallSessionResponse;
  report: CallSessionReport;
  /** Of a livestream that has ended. */
  digest?: BroadcastDigest;
  chat_activity?: { Messages?: { count_over_time?: CountByMinute[] } };
  video_reactions?: { reaction: string; count_over_time?: { by_minute?: CountByMinute[] } }[];
}

export interface CountByMinute {
  start_ts: Date;
  count: number;
}

export interface CallSessionReport {
  call: {
    /** 0 to 100. */
    score: number;
    started_at?: Date;
    ended_at?: Date;
  };
  participants: ParticipantReport;
  user_ratings: { average: number; count: number };
}

export interface ParticipantReport {
  sum: number;
  unique: number;
  max_concurrent?: number;
  count_over_time?: {
    by_minute?: { start_ts: Date; first: number; last: number; min: number; max: number }[];
  };
  publishers?: {
    total: number;
    unique: number;
    by_track?: { track_type: string; duration_seconds: number }[];
  };
  subscribers?: { total: number; unique: number; total_subscribed_duration_seconds: number };
  by_browser?: UniqueByName[];
  by_country?: UniqueByName[];
  by_device?: UniqueByName[];
  by_operating_system?: UniqueByName[];
}

export interface UniqueByName {
  name: string;
  /** Users. */
  unique: number;
}
