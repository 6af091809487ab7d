import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { withOpaqueValues } from './opaque-values';

/** Hides from the interceptors of the host what they would stumble over, in apps that have any. */
@Injectable()
export class OpaqueValuesInterceptor implements NestInterceptor {
  constructor(@Inject(ApplicationConfig) private readonly config: ApplicationConfig) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return this.#hasOthers() ? next.handle().pipe(map(withOpaqueValues)) : next.handle();
  }

  /** Nest has those of requests, with a scope, apart. */
  #hasOthers(): boolean {
    return (
      this.config.getGlobalInterceptors().length > 0 || this.config.getGlobalRequestInterceptors().length > 0
    );
  }
}
