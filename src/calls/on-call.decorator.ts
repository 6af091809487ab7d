import { Injectable, type PipeTransform } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { pathValue, type PathValueSource } from '../rest/path-value';
import type { Call } from '../stream/calls/call';
import { StreamClient } from '../stream/stream.client';
import { CallParams } from './dto/call-params.dto';

@Injectable()
class CallPipe implements PipeTransform<PathValueSource<CallParams>, Call> {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  transform({ params: { type, id }, upstream }: PathValueSource<CallParams>): Call {
    return this.stream.video.call(type, id, upstream);
  }
}

/**
 * The call that the path names by `type` and `id`, as a parameter of a route. It sends its requests to Stream for the request of
 * the route: they are cancelled when the caller disconnects.
 *
 * @example
 * ```ts
 * endCall(@OnCall() call: Call): Promise<DurationResponse> {
 *   return call.end();
 * }
 * ```
 */
export const OnCall = (): ParameterDecorator => pathValue(CallParams, CallPipe);
