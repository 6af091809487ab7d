import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';

/** What Nest keeps of a parameter of a handler. */
export interface RouteParameter {
  readonly pipes: unknown[];
}

/** The parameters of a handler that are taken from these parts of the request. */
export function parametersOf(
  controller: object,
  handler: string,
  types: readonly RouteParamtypes[],
): RouteParameter[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Readonly<
    Record<string, RouteParameter>
  >;
  // The keys are such as `3:0`: the type, and the place among the parameters.
  return Object.entries(parameters)
    .filter(([key]) => types.some((type) => key.startsWith(`${type}:`)))
    .map(([, parameter]) => parameter);
}
