import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { PATH_METADATA } from '@nestjs/common/constants';
import { AccessGuard } from '../access/access.guard';
import { API_KEY_HEADER } from '../access/authenticators/api-key/api-key.authenticator';
import { OwnDocumentation } from '../routes/own-documentation.decorator';
import { OwnRoutes } from '../routes/own-routes.decorator';
import { pathsOf } from '../routes/app-routes';
import { AnswerAsItIs } from './answer-as-it-is.decorator';
import { Idempotent } from './idempotency/idempotent.decorator';
import { InputGuard } from './input.guard';
import { OpaqueValuesInterceptor } from './opaque-values.interceptor';
import { RestErrorFilter } from './rest-error.filter';
import { ValidateInput } from './validate-input.decorator';
import { documentError } from './documented-errors';

/** The name of the security scheme for API keys in OpenAPI documents. */
export const API_KEY_SECURITY = API_KEY_HEADER;

/**
 * A controller of the REST API, the same in every host: it asks who calls, validates the input, gives repeats of a POST the
 * first answer, and answers errors in one shape, whatever global guards, pipes, filters and serializers the host has. Its module imports
 * `SharedIdempotencyModule`.
 */
export function RestController(path: string, topic: string): ClassDecorator {
  return applyDecorators(
    Controller(path),
    OwnRoutes('video'),
    UseGuards(AccessGuard, InputGuard),
    ValidateInput(),
    UseFilters(RestErrorFilter),
    UseInterceptors(OpaqueValuesInterceptor),
    AnswerAsItIs(),
    Idempotent(),
    DocumentPathErrors(path),
    OwnDocumentation(topic),
    ApiSecurity(API_KEY_SECURITY),
  );
}

/** Documents 414 at every route of a controller that has a parameter in its path. */
function DocumentPathErrors(base: string): ClassDecorator {
  return ({ prototype }) => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype as object));
    for (const [name, descriptor] of methods.filter(([, { value }]) => hasParameter(base, value))) {
      documentError(414)(prototype as object, name, descriptor);
    }
  };
}

function hasParameter(base: string, handler: unknown): boolean {
  if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) return false;
  return pathsOf(handler).some((path) => `${base}/${path}`.includes('/:'));
}
