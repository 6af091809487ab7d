import { CallHandle } from '../calls/call-handle';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import type { StartHLSBroadcastingResponse, StartRTMPBroadcastsRequest } from './broadcast.model';
import { BROADCAST_OPERATIONS } from './broadcast.operations';

/** The part of `Call` about broadcasts. */
export abstract class CallBroadcasts extends CallHandle {
  /** Starts broadcasting the call over HLS. Stream rejects it unless a session of the call runs. */
  async startHLSBroadcasting(
    options?: RequestOptions,
  ): Promise<StreamResponse<StartHLSBroadcastingResponse>> {
    return this.transport.send(BROADCAST_OPERATIONS.StartHLSBroadcasting, { path: this }, options);
  }

  /** Stops broadcasting over HLS. */
  async stopHLSBroadcasting(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(BROADCAST_OPERATIONS.StopHLSBroadcasting, { path: this }, options);
  }

  /** Starts sending the call to an RTMP server. Stream rejects it unless a session of the call runs. */
  async startRTMPBroadcasts(
    request: StartRTMPBroadcastsRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      BROADCAST_OPERATIONS.StartRTMPBroadcasts,
      { path: this, body: request },
      options,
    );
  }

  /** Stops sending the call to one RTMP server. */
  async stopRTMPBroadcast(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      BROADCAST_OPERATIONS.StopRTMPBroadcast,
      { path: { type: this.type, id: this.id, broadcast_name: name }, body: {} },
      options,
    );
  }

  /** Stops sending the call to any RTMP server. */
  async stopAllRTMPBroadcasts(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(BROADCAST_OPERATIONS.StopAllRTMPBroadcasts, { path: this }, options);
  }
}
