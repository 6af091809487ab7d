/**
 * No media flows through the emulator, so that quality cannot be measured. Emulator choice: every connection is perfect and
 * every track has these values.
 */
export const QUALITY = {
  /** Of 100. */
  score: 100,
  jitterMs: 5,
  latencyMs: 20,
  freezesMs: 0,
  connectionSeconds: 1,
  reconnectSeconds: 0,
  encodingMs: 5,
} as const;

/** What each track sends. `codec` and bitrate in bits per second; pictures have a size and a rate as well. */
export const TRACK_QUALITY = {
  audio: { codec: 'opus', bitrate: 32_000 },
  screenshare_audio: { codec: 'opus', bitrate: 64_000 },
  video: { codec: 'vp8', bitrate: 1_500_000, framerate: 30, width: 1280, height: 720 },
  screenshare: { codec: 'vp8', bitrate: 2_500_000, framerate: 15, width: 1920, height: 1080 },
} as const;

export interface TrackQuality {
  readonly codec: string;
  readonly bitrate: number;
  readonly framerate?: number;
  readonly width?: number;
  readonly height?: number;
}

export function trackQuality(track: string): TrackQuality {
  return Object.hasOwn(TRACK_QUALITY, track)
    ? TRACK_QUALITY[track as keyof typeof TRACK_QUALITY]
    : TRACK_QUALITY.audio;
}

/** The only media server there is: participants are connected to it, wherever they are. */
export const SFU = {
  id: 'sfu-emulator',
  datacenter: 'emulator',
  coordinates: { latitude: 0, longitude: 0 },
  location: { continent_code: '', country_iso_code: '', subdivision_iso_code: '' },
} as const;

/** How participants of the emulator send: as browsers and apps do. */
export const PUBLISHER_TYPE = 'webrtc';
