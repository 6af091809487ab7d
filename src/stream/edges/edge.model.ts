import type { DurationResponse } from '../models/response.model';

/** A place of Stream's network that a call may be served from. */
export interface EdgeResponse {
  id: string;
  /** Request it to measure the latency. */
  latency_test_url: string;
  latitude: number;
  longitude: number;
  continent_code: string;
  country_iso_code: string;
  subdivision_iso_code: string;
  /** Up to this latency, in milliseconds, the edge is good. */
  green: number;
  /** Up to this latency, in milliseconds, it is fair. */
  yellow: number;
  /** Up to this latency, in milliseconds, it is poor. */
  red: number;
}

export interface GetEdgesResponse extends DurationResponse {
  edges: EdgeResponse[];
}
