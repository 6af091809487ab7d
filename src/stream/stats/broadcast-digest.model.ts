/**
 * What is known of one broadcast after its end. Fields in `_pct` are percents, in `_min` minutes, in `_s` seconds, in `_ms`
 * milliseconds.
 */
export interface BroadcastDigest {
  schema_version: string;
  broadcast: DigestBroadcast;
  audience: DigestAudience;
  viewers: DigestViewers;
  joins: DigestJoins;
  quality: DigestQuality;
  poor_tail: DigestPoorTail;
  segments: DigestSegments;
  source: DigestSource;
  coverage: DigestCoverage;
}

export interface DigestBroadcast {
  app_id: number;
  call_cid: string;
  call_session_id: string;
  call_type: string;
  creators: string[];
  started_at: Date;
  ended_at: Date;
  duration_min: number;
  source_mode?: string;
}

export interface DigestAudience {
  unique_viewers: number;
  viewer_connections: number;
  hours_watched: number;
  avg_concurrent_viewers: number;
  peak_concurrent_viewers: number;
  peak_at?: Date;
  ramp_up_min_to_90pct_peak?: number;
  /** The part of the peak that watches at the middle. */
  retention_at_midpoint?: number;
  retention_at_90pct_mark?: number;
  shape?: string;
  concurrency_by_minute: { minute: string; min: number; max: number; joins: number; leaves: number }[];
}

export interface DigestViewers {
  median_watch_min: number;
  p90_watch_min: number;
  connections_per_viewer_mean: number;
  connection_duration_p50_s: number;
  connections_under_30s_pct?: number;
  bounce_rate_pct?: number;
  return_visit_rate_pct?: number;
  note: string;
}

export interface DigestJoins {
  join_attempts?: number;
  join_success_rate?: number;
  failure_stages: Record<string, number>;
  disconnect_reasons: Record<string, number>;
  reason: string;
}

export interface DigestPercentiles {
  p50?: number;
  p95?: number;
}

/** Percents of each band. */
export interface DigestScoreBands {
  good?: number;
  ok?: number;
  poor?: number;
}

/** Minutes in which many viewers were interrupted. */
export interface DigestIncident {
  from: string;
  to: string;
  viewers_interrupted: number;
  peak_concurrency: number;
}

export interface DigestQuality {
  p50_quality_score?: number;
  p5_quality_score?: number;
  connection_avg_jitter_ms: DigestPercentiles;
  connection_avg_latency_ms: DigestPercentiles;
  score_bands_by_connection_pct: DigestScoreBands;
  score_bands_by_watch_time_pct: DigestScoreBands;
  interruption_incidents: DigestIncident[];
  viewer_interruption_rate_pct?: number;
  viewer_interruption_note: string;
}

/** Viewers with a poor picture, by what caused it. */
export interface PoorViewersByCause {
  source: number;
  delivery: number;
  edge: number;
  isolated_local: number;
  unattributed: number;
}

export interface DigestPoorTail {
  poor_total: number;
  poor_by_cause: PoorViewersByCause;
  healthy_viewers: number;
  healthy_pct?: number;
  supporting: {
    delivery_incident_windows: DigestIncident[];
    edge_outlier_zones: string[];
    source_drop_windows: { from: string; to: string }[];
  };
  note: string;
}

/** Viewers that have something in common. */
export interface DigestSegment {
  key: string;
  sessions: number;
  share_pct?: number;
  watch_share_pct?: number;
  avg_quality_score?: number;
  p5_quality_score?: number;
  poor_pct?: number;
}

export interface DigestSegments {
  by_browser: DigestSegment[];
  by_os: DigestSegment[];
  by_sdk: DigestSegment[];
  by_country: DigestSegment[];
  by_country_reason: string;
  by_delivery_zone: (DigestSegment & { outlier: boolean })[];
}

export interface DigestSource {
  co_host_peak: number;
  dead_air_s: number;
  interruptions: { at_offset_min: number; dead_air_s: number; kind: string; seamless?: boolean }[];
  publisher_sessions: DigestPublisherSession[];
}

export interface DigestPublisherSession {
  user_id: string;
  user_session_id: string;
  started_offset_min: number;
  duration_min: number;
  avg_jitter_ms?: number;
  send_quality_score?: number;
  delivery_zone?: string;
  ingest?: string;
  tool?: string;
  browser?: string;
  os?: string;
  encoding?: DigestEncoding;
}

export interface DigestEncoding {
  codec?: string;
  encoder_impl?: string;
  hardware_encode?: boolean;
  power_efficient?: boolean;
  resolution?: string;
  /** Kilobits per second. */
  avg_send_kbps?: number;
  fps_p10?: number;
  fps_p50?: number;
  ladder_type?: string;
  simulcast_layers?: number;
  svc_modes: string[];
  quality_limitation_durations_s: Record<string, number>;
  quality_limitation_samples: Record<string, number>;
  getstats_snapshots: number;
  source_file: string;
}

export interface DigestCoverage {
  metrics_pct: { quality_score?: number; latency?: number; jitter?: number; freezes?: number; geo?: number };
  publisher_encoding_profiles: number;
  absent: { metric: string; reason: string }[];
}
