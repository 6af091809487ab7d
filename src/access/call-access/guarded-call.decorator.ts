import { sealedParameter } from '../sealed-parameter';
import type { UserOnCall } from './user-on-call';

/** The property of a request that holds the call that its path names, with what the guard has read of it. */
export const GUARDED_CALL = Symbol.for('nestjs-getstream:guarded-call');

/** A request of Express, or of Fastify. */
export interface CallCarrier {
  [GUARDED_CALL]?: UserOnCall;
}

/**
 * The call that the path names, as a user's request was judged by it, so that the route need not ask Stream again; undefined for
 * services, whose requests depend on no call.
 *
 * @example
 * ```ts
 * @Get('calls/:type/:id/title')
 * @CallAccess('member')
 * async readTitle(@GuardedCall() guarded: UserOnCall | undefined, @Param() { type, id }: CallParams) {
 *   const { call } = await (guarded ?? this.stream.video.call(type, id)).get();
 *   return call.custom.title;
 * }
 * ```
 */
export const GuardedCall = (): ParameterDecorator =>
  sealedParameter((context) => context.switchToHttp().getRequest<CallCarrier>()[GUARDED_CALL]);
