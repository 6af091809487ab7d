import { ApiPropertyOptional } from '@nestjs/swagger';

class IngressAddress {
  address!: string;
}

/** Where streams can be sent to from outside. */
export class CallIngressResponse {
  rtmp!: IngressAddress;
  /** Has the placeholders `{passphrase}` and `{token}`. */
  srt!: IngressAddress;
  whip!: IngressAddress;
}

class EgressStatus {
  status!: string;
}

class HLSEgress extends EgressStatus {
  playlist_url!: string;
}

class RTMPEgress {
  name!: string;
  started_at!: Date;
  stream_key?: string;
  stream_url?: string;
}

/** What goes out of the call now. */
export class CallEgressResponse {
  broadcasting!: boolean;
  @ApiPropertyOptional({ type: HLSEgress, nullable: true })
  hls?: HLSEgress | null;
  rtmps!: RTMPEgress[];
  @ApiPropertyOptional({ type: EgressStatus, nullable: true })
  composite_recording?: EgressStatus | null;
  @ApiPropertyOptional({ type: EgressStatus, nullable: true })
  individual_recording?: EgressStatus | null;
  @ApiPropertyOptional({ type: EgressStatus, nullable: true })
  raw_recording?: EgressStatus | null;
  @ApiPropertyOptional({ type: EgressStatus, nullable: true })
  frame_recording?: EgressStatus | null;
}
