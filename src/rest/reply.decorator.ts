import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { REPLY, type ReplyOptions } from './reply-options';
import { ReplyInterceptor } from './reply.interceptor';

/** Sets status and `Location` by what the route returns, on every HTTP adapter. */
export function Reply<Body>(options: ReplyOptions<Body>): MethodDecorator {
  return applyDecorators(SetMetadata(REPLY, options), UseInterceptors(ReplyInterceptor));
}
