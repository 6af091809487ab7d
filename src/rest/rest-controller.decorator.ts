import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { AccessGuard } from '../access/access.guard';
import { API_KEY_HEADER } from '../access/authenticators/api-key/api-key.authenticator';
import { OwnDocumentation } from '../routes/own-documentation.decorator';
import { OwnRoutes } from '../routes/own-routes.decorator';
import { AnswerAsItIs } from './answer-as-it-is.decorator';
import { DocumentPathErrors } from './document-path-errors.decorator';
import { KeepAnswers } from './idempotency/keep-answers.decorator';
import { InputGuard } from './input.guard';
import { OpaqueValuesInterceptor } from './opaque-values.interceptor';
import { RestErrorFilter } from './rest-error.filter';
import { ValidateInput } from './validate-input.decorator';

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
    KeepAnswers(),
    DocumentPathErrors(path),
    OwnDocumentation(topic),
    ApiSecurity(API_KEY_SECURITY),
  );
}
