import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { PRINCIPAL, type AdmittedRequest } from '../access/current-principal.decorator';
import type { UserRule } from '../access/rules/user-rule';
import { toWire } from './wire';

/**
 * Removes what a user may not see from the responses of a route, as its rule says, and writes their dates as text. No other
 * interceptor of the REST API sees what is removed, so that nothing keeps it.
 */
export class RedactionInterceptor implements NestInterceptor {
  constructor(private readonly redact: NonNullable<UserRule['redact']>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const principal = context.switchToHttp().getRequest<AdmittedRequest>()[PRINCIPAL];
    return next.handle().pipe(
      map((response: unknown) => {
        if (typeof response !== 'object' || response === null) return response;
        return toWire(principal?.kind === 'service' ? response : this.redact(response, principal?.subject));
      }),
    );
  }
}
