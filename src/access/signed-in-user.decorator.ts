import { ForbiddenException } from '@nestjs/common';
import { PRINCIPAL, type AdmittedRequest } from './current-principal.decorator';
import type { PrincipalProfile } from './principal';
import { sealedParameter } from './sealed-parameter';

/** A user with what the credentials say of it. */
export interface SignedInUser extends PrincipalProfile {
  readonly id: string;
}

/** The user who signs in, as a parameter of a route; requests of services are rejected with 403. */
export const UserWhoSignsIn = (): ParameterDecorator =>
  sealedParameter((context): SignedInUser => {
    const request = context.switchToHttp().getRequest<Required<AdmittedRequest>>();
    const { kind, subject, profile } = request[PRINCIPAL];
    if (kind === 'user') return { id: subject, ...profile };
    throw new ForbiddenException(
      "A session is for the user who signs in: send the user's JWT. Services get tokens for any user at POST /users/{id}/tokens.",
    );
  });
