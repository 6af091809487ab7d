import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { withOpaqueValues } from './opaque-values';

/** Hides from the interceptors of the host what they would stumble over. */
export class OpaqueValuesInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map(withOpaqueValues));
  }
}
