import type { ExecutionContext } from '@nestjs/common';
import type { AccessPolicy } from './access-policy';
import { PRINCIPAL, type AdmittedRequest } from './current-principal.decorator';
import type { UserRule } from './rules/user-rule';

/** The property of a request that holds by what the `AccessGuard` let it in. */
export const ADMISSION = Symbol.for('nestjs-getstream:admission');

/** By what a request was let in. It decides what is left to decide once the body is valid, or the call is known. */
export interface Admission {
  readonly policy: AccessPolicy;
  readonly rule: UserRule | undefined;
}

/** A request of Express, or of Fastify. */
export interface AdmissionCarrier extends AdmittedRequest {
  [ADMISSION]?: Admission;
}

/** Completes a valid body as the rule of the route says. */
export function completeBody(body: object, context: ExecutionContext): object {
  const request = context.switchToHttp().getRequest<AdmissionCarrier>();
  const { [PRINCIPAL]: principal, [ADMISSION]: admission } = request;
  if (!principal || !admission?.rule?.complete) return body;
  return admission.rule.complete(body, principal, admission.policy);
}
