import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import { tap, type Observable } from 'rxjs';
import { REPLY, type ReplyOptions } from './reply-options';

/** Carries out `@Reply()`. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const options = this.reflector.get<ReplyOptions<unknown> | undefined>(REPLY, context.getHandler());
    if (!options) return next.handle();
    return next.handle().pipe(
      tap((body: unknown) => {
        this.#apply(options, body, context);
      }),
    );
  }

  #apply({ status, location }: ReplyOptions<unknown>, body: unknown, context: ExecutionContext): void {
    const { httpAdapter } = this.adapterHost;
    const http = context.switchToHttp();
    const response = http.getResponse<unknown>();
    if (status) httpAdapter.status(response, status(body));
    if (location) {
      const requestPath =
        (httpAdapter.getRequestUrl(http.getRequest<unknown>()) as string).split('?')[0] ?? '';
      const segments = [requestPath.replace(/\/$/, ''), ...location(body).map(encodeURIComponent)];
      httpAdapter.setHeader(response, 'Location', segments.join('/'));
    }
  }
}
