import type { EdgeResponse, GetEdgesResponse } from '../../stream/edges/edge.model';
import { DurationResponse } from '../../stream/models/response.model';

/** A place of Stream's network that a call may be served from. */
export class Edge implements EdgeResponse {
  id!: string;
  /** Request it to measure the latency. */
  latency_test_url!: string;
  latitude!: number;
  longitude!: number;
  continent_code!: string;
  country_iso_code!: string;
  subdivision_iso_code!: string;
  /** Up to this latency, in milliseconds, the edge is good. */
  green!: number;
  /** Up to this latency, in milliseconds, it is fair. */
  yellow!: number;
  /** Up to this latency, in milliseconds, it is poor. */
  red!: number;
}

export class EdgeList extends DurationResponse implements GetEdgesResponse {
  edges!: Edge[];
}
