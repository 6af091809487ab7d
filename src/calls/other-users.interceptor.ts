import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { PRINCIPAL, type AdmittedRequest } from '../access/current-principal.decorator';
import { withoutPrivateFields } from './private-fields';

/**
 * Keeps from users what Stream tells a server alone about other users, such as their devices: whom a user has a call with is
 * its own choice, so that being a member must show no more than Stream shows members.
 */
@Injectable()
export class OtherUsersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const principal = context.switchToHttp().getRequest<AdmittedRequest>()[PRINCIPAL];
    if (principal?.kind === 'service') return next.handle();
    return next.handle().pipe(map((body: unknown) => withoutPrivateFields(body, principal?.subject)));
  }
}
