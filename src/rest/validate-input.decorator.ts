import type { ExecutionContext, Type } from '@nestjs/common';
import { sealedParameter } from '../access/sealed-parameter';
import { documentInput } from './document-input';
import { RestValidationPipe } from './rest-validation.pipe';
import { takeInputs, type RouteInput } from './route-inputs';

interface IncomingRequest {
  readonly body?: unknown;
  readonly query: unknown;
  readonly params: unknown;
}

const READ: Readonly<Record<RouteInput['kind'], (request: IncomingRequest) => unknown>> = {
  body: ({ body }) => body,
  query: ({ query }) => query,
  path: ({ params }) => params,
};

/**
 * Validates what the handlers of a controller take from requests by `@Body()`, `@Query()` and `@Param()`. The host's global
 * pipes get no sight of it: what they would refuse, drop or convert depends on how the host has set them up.
 */
export function ValidateInput(): ClassDecorator {
  return (target) => {
    const controller = target as unknown as Type<object>;
    const handlers = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
    for (const [name, { value }] of handlers) {
      for (const input of takeInputs(controller, name)) {
        validated(input)(controller.prototype as object, name, input.index);
        documentInput(value as object, input);
      }
    }
  };
}

function validated({ kind, type }: RouteInput): ParameterDecorator {
  const read = (context: ExecutionContext) =>
    READ[kind](context.switchToHttp().getRequest<IncomingRequest>());
  return sealedParameter(read, new RestValidationPipe(type));
}
