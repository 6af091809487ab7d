/** Where a participant is, under the names of Stream's statistics. */
export interface ParticipantLocation {
  readonly city?: string;
  readonly subdivision?: string;
  readonly country?: string;
  /** ISO 3166-1 alpha-2: `DE`. */
  readonly country_iso_code?: string;
  readonly continent?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** The software and the network a participant joins with, under the names of Stream's statistics. */
export interface ParticipantClient {
  /** `stream-video-react`. */
  readonly sdk?: string;
  readonly sdk_version?: string;
  readonly browser?: string;
  readonly browser_version?: string;
  readonly os?: string;
  readonly os_version?: string;
  readonly device?: string;
  readonly ip?: string;
  /** `wifi`. */
  readonly network_type?: string;
}
