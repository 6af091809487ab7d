import { sealedParameter } from '../access/sealed-parameter';
import { upstreamOptions } from '../access/upstream-options';

/**
 * How to send what a request causes, as the last argument of the client's methods: it is given up when the caller goes away
 * before the answer, and it has the request's id.
 *
 * @example
 * ```ts
 * getCall(@Param() { type, id }: CallParams, @Upstream() upstream: RequestOptions) {
 *   return this.stream.video.call(type, id).get({}, upstream);
 * }
 * ```
 */
export const Upstream = (): ParameterDecorator => sealedParameter(upstreamOptions);
