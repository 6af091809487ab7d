import type { DurationResponse } from '../models/response.model';

type Percentile<Names extends string> = Record<Names, number>;

/** The median and the 90th percentile. */
export type LatencyPercentiles = Percentile<'p50' | 'p90'>;

/** What the calls of the app that are active do now, over the last minutes. Fields in `_ms` are milliseconds. */
export interface GetActiveCallsStatusResponse extends DurationResponse {
  /** Of the period that the metrics cover. */
  start_time: Date;
  end_time: Date;
  summary?: ActiveCallsSummary;
  metrics?: ActiveCallsMetrics;
}

export interface ActiveCallsSummary {
  active_calls: number;
  active_publishers: number;
  active_subscribers: number;
  participants: number;
}

export interface ActiveCallsMetrics {
  join_call_api?: { total: number; failures: number; latency?: LatencyPercentiles };
  publishers?: { all?: ActivePublishersMetrics };
  subscribers?: { all?: ActiveSubscribersMetrics };
}

export interface ActivePublishersMetrics {
  rtt_ms?: LatencyPercentiles;
  audio?: { jitter_ms?: LatencyPercentiles };
  video?: {
    /** Bits per second. */
    bitrate?: Percentile<'p10' | 'p50'>;
    fps_30?: Percentile<'p05' | 'p10' | 'p50' | 'p90'>;
    frame_encoding_time_ms?: LatencyPercentiles;
    jitter_ms?: LatencyPercentiles;
    resolution?: Percentile<'p10' | 'p50'>;
  };
}

export interface ActiveSubscribersMetrics {
  rtt_ms?: LatencyPercentiles;
  /** Fields in `_pct` are percents. */
  audio?: {
    concealment_pct?: LatencyPercentiles;
    jitter_ms?: LatencyPercentiles;
    packets_lost_pct?: LatencyPercentiles;
  };
  video?: {
    fps_30?: Percentile<'p05' | 'p10' | 'p50' | 'p90'>;
    jitter_ms?: LatencyPercentiles;
    packets_lost_pct?: LatencyPercentiles;
  };
}
