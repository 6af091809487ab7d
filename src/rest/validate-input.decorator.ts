import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { RestValidationPipe } from './rest-validation.pipe';

/** The metadata of one parameter of a handler. */
interface Parameter {
  pipes: unknown[];
}

const INPUTS = [RouteParamtypes.BODY, RouteParamtypes.QUERY, RouteParamtypes.PARAM];

/**
 * Validates what the handlers of a controller take from requests. `UsePipes` would do so as well, but send the principal and
 * other parameters through the pipe too, each by some promises of its own.
 */
export function ValidateInput(): ClassDecorator {
  return (controller) => {
    const handlers = Object.getOwnPropertyNames(controller.prototype);
    for (const { pipes } of handlers.flatMap((handler) => inputsOf(controller, handler))) {
      pipes.push(RestValidationPipe);
    }
  };
}

function inputsOf(controller: object, handler: string): Parameter[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as object;
  return Object.entries(parameters)
    .filter(([key]) => INPUTS.some((type) => key.startsWith(`${type}:`)))
    .map(([, parameter]) => parameter as Parameter);
}
