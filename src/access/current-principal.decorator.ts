import type { Principal } from './principal';
import { sealedParameter } from './sealed-parameter';

/** The property of a request that holds who makes it. */
export const PRINCIPAL = Symbol.for('nestjs-getstream:principal');

/** A request that the `AccessGuard` has let in. */
export interface AdmittedRequest {
  [PRINCIPAL]?: Principal;
}

/** The principal of the request, as a parameter of a route guarded by the `AccessGuard`. */
export const CurrentPrincipal = (): ParameterDecorator =>
  sealedParameter((context) => context.switchToHttp().getRequest<AdmittedRequest>()[PRINCIPAL]);
