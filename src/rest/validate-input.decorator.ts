import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { RestValidationPipe } from './rest-validation.pipe';
import { parametersOf } from './route-parameters';

const INPUTS = [RouteParamtypes.BODY, RouteParamtypes.QUERY, RouteParamtypes.PARAM];

/**
 * Validates what the handlers of a controller take from requests. `UsePipes` would do so as well, but send the principal and
 * other parameters through the pipe too, each by some promises of its own.
 */
export function ValidateInput(): ClassDecorator {
  return (controller) => {
    const handlers = Object.getOwnPropertyNames(controller.prototype);
    for (const { pipes } of handlers.flatMap((handler) => parametersOf(controller, handler, INPUTS))) {
      pipes.push(RestValidationPipe);
    }
  };
}
