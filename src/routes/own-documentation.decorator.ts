import { PATH_METADATA } from '@nestjs/common/constants';
import { ApiTags, DECORATORS } from '@nestjs/swagger';
import * as models from '../stream/models';
import { nameSchemas, OWN_PREFIX } from '../stream/models/documentation/own-schemas';

/** Apps have routes of their own that answer with these. */
nameSchemas(Object.values(models));

/**
 * Keeps a controller apart from those of the app that it is in, in the OpenAPI document that they share: its tag, the ids of its
 * operations and the names of the schemas begin with the name of the product, and are never those of the app's.
 *
 * @param topic such as `users`, for the tag `Stream Video users`
 */
export function OwnDocumentation(topic: string): ClassDecorator {
  return (target) => {
    ApiTags(`Stream Video ${topic}`)(target);
    const methods = Object.entries(Object.getOwnPropertyDescriptors(target.prototype as object));
    for (const [name, { value }] of methods as [string, { value?: unknown }][]) {
      if (typeof value !== 'function' || !Reflect.hasMetadata(PATH_METADATA, value)) continue;
      nameOperation(value, `${OWN_PREFIX}_${name}`);
      nameSchemas(schemasOf(value));
    }
  };
}

function nameOperation(handler: object, operationId: string): void {
  const known = Reflect.getMetadata(DECORATORS.API_OPERATION, handler) as object | undefined;
  Reflect.defineMetadata(DECORATORS.API_OPERATION, { ...known, operationId }, handler);
}

/** What the body and the answers of a handler are. */
function schemasOf(handler: object): unknown[] {
  return [DECORATORS.API_PARAMETERS, DECORATORS.API_RESPONSE]
    .map((key) => (Reflect.getMetadata(key, handler) ?? {}) as Readonly<Record<string, { type?: unknown }>>)
    .flatMap((documented) => Object.values(documented))
    .map(({ type }) => type);
}
