import { DECORATORS } from '@nestjs/swagger';
import { documentedFields } from '../stream/models/documentation/documented-fields';
import type { RouteInput } from './route-inputs';

/**
 * Shows a query or the parameters of a path in the documentation of a handler. Swagger would find them by itself where Nest
 * knows their class; bodies are shown by `@Operation`.
 */
export function documentInput(handler: object, { kind, type }: RouteInput): void {
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
