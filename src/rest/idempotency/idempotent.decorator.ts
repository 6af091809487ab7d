import { RequestMethod } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA } from '@nestjs/common/constants';
import { ApiHeader } from '@nestjs/swagger';
import { REQUIRED_SCOPES } from '../../access/require-scope.decorator';
import type { Scope } from '../../access/scope';
import { documentError } from '../documented-errors';
import {
  IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_KEY_MAX_LENGTH,
  IDEMPOTENCY_REPLAYED_HEADER,
} from './idempotency-key';
import { IdempotencyInterceptor } from './idempotency.interceptor';

const HEADER = ApiHeader({
  name: IDEMPOTENCY_KEY_HEADER,
  required: false,
  description:
    'Makes repeats harmless: the first answer with this key is kept (for a day by default) and given to repeats, with the header ' +
    `\`${IDEMPOTENCY_REPLAYED_HEADER}: true\`. Failures that may pass (429, 5xx) are not kept: a repeat tries again. Use a new ` +
    'random key, such as a uuid, for each request that is no repeat.',
  schema: { type: 'string', minLength: 1, maxLength: IDEMPOTENCY_KEY_MAX_LENGTH, pattern: '^[ -~]+$' },
});

/**
 * Gives repeats the first answer at every POST of a controller that changes something, and documents the header
 * `Idempotency-Key` there. Other routes do not pay for it: each interceptor of Nest's costs some microseconds.
 */
export function Idempotent(): ClassDecorator {
  return ({ prototype }) => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(prototype as object));
    for (const [name, descriptor] of methods.filter(([, { value }]) => isRepeatable(value))) {
      for (const decorate of [HEADER, documentError(409), documentError(422)]) {
        decorate(prototype as object, name, descriptor);
      }
      addOuterInterceptor(descriptor.value as object);
    }
  };
}

/** The outer one sees the status that the inner ones set. */
function addOuterInterceptor(handler: object): void {
  const inner = (Reflect.getMetadata(INTERCEPTORS_METADATA, handler) ?? []) as readonly unknown[];
  Reflect.defineMetadata(INTERCEPTORS_METADATA, [IdempotencyInterceptor, ...inner], handler);
}

function isRepeatable(handler: unknown): boolean {
  if (typeof handler !== 'function') return false;
  const scopes = (Reflect.getMetadata(REQUIRED_SCOPES, handler) ?? []) as readonly Scope[];
  return Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST && keepsAnswers(scopes);
}

/**
 * Whether the first answers of a POST are kept for repeats. Not those of searches, which change nothing, nor of operations
 * that mint tokens: tokens are kept nowhere, and a repeat does no harm. Those ignore an `Idempotency-Key`.
 */
function keepsAnswers(scopes: readonly Scope[]): boolean {
  return scopes.some((scope) => scope.endsWith(':write')) && !scopes.includes('tokens:mint');
}
