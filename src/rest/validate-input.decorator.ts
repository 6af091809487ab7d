import type { ExecutionContext, Type } from '@nestjs/common';
import { DECORATORS } from '@nestjs/swagger';
import { completeBody } from '../access/admission';
import { sealedParameter } from '../access/sealed-parameter';
import { upstreamOptions } from '../access/upstream-options';
import { documentedFields } from '../stream/models/documentation/documented-fields';
import { pathValues, type PathValue } from './path-value';
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
 * Validates what the handlers of a controller take from requests by `@Body()`, `@Query()` and `@Param()`, or by values made of the
 * path, and completes bodies by the rule of the route. The host's global pipes get no sight of it: what they would refuse, drop or
 * convert depends on how the host has set them up.
 */
export function ValidateInput(): ClassDecorator {
  return (target) => {
    const controller = target as unknown as Type<object>;
    const prototype = controller.prototype as object;
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      const inputs = takeInputs(controller, name);
      for (const input of inputs) {
        if (input.index !== undefined) validated(input)(prototype, name, input.index);
        documentInput(value as object, input);
      }
      const path = inputs.find(({ kind }) => kind === 'path');
      if (!path) continue;
      for (const made of pathValues(controller, name)) madeOf(path, made)(prototype, name, made.index);
    }
  };
}

function validated(input: RouteInput): ParameterDecorator {
  const read = reader(input);
  return sealedParameter((context) =>
    input.kind === 'body' ? completeBody(read(context), context) : read(context),
  );
}

function madeOf(path: RouteInput, { maker }: PathValue): ParameterDecorator {
  const read = reader(path);
  return sealedParameter((context) => ({ params: read(context), upstream: upstreamOptions(context) }), maker);
}

function reader({ kind, type }: RouteInput): (context: ExecutionContext) => object {
  const pipe = new RestValidationPipe(type);
  return (context) => pipe.transform(READ[kind](context.switchToHttp().getRequest<IncomingRequest>()));
}

/**
 * Shows a query or the parameters of a path in the documentation of a handler. Swagger would find them by itself where Nest
 * knows their class; bodies are shown by `@Operation`.
 */
function documentInput(handler: object, { kind, type }: RouteInput): void {
  if (kind === 'body') return;
  const known = (Reflect.getMetadata(DECORATORS.API_PARAMETERS, handler) ?? []) as readonly object[];
  const parameters = Object.entries(documentedFields(type)).map(([name, field]) => ({
    name,
    required: true,
    in: kind,
    ...field,
  }));
  Reflect.defineMetadata(DECORATORS.API_PARAMETERS, [...parameters, ...known], handler);
}
