import { applyDecorators, UseInterceptors, type Type } from '@nestjs/common';
import { ApiBody, ApiExtension, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { UserRule } from '../access/rules/user-rule';
import { AllowUsers } from '../access/allow-users.decorator';
import { RequireScope } from '../access/require-scope.decorator';
import type { Scope } from '../access/scope';
import { documentError, EVERYWHERE, WITH_BODY, type ErrorStatus } from './documented-errors';
import { RedactionInterceptor } from './redaction.interceptor';

/** A success, as the documentation shows it. Without `type` it has no body. */
export interface DocumentedAnswer {
  readonly status: number;
  readonly description: string;
  readonly type?: Type;
  readonly example?: unknown;
}

export interface OperationOptions {
  readonly summary: string;
  readonly description?: string;
  /** The scope it needs; of several, one suffices. */
  readonly scopes: readonly [Scope, ...Scope[]];
  /** What users may do, and what they see of the response; without it, only services may use the operation. */
  readonly users?: UserRule;
  /** The body, when there is one. */
  readonly body?: { readonly type: Type; readonly examples: Readonly<Record<string, unknown>> };
  /** The first is the usual one. */
  readonly answers: readonly [DocumentedAnswer, ...DocumentedAnswer[]];
  /** Errors besides those that every operation may have. */
  readonly errors?: readonly ErrorStatus[];
}

/** One operation of the REST API: who may use it, and its place in the documentation. */
export function Operation(options: OperationOptions): MethodDecorator {
  const errors = [...EVERYWHERE, ...(options.body ? WITH_BODY : []), ...(options.errors ?? [])];
  return applyDecorators(
    RequireScope(...options.scopes),
    ...(options.users ? [AllowUsers(options.users)] : []),
    ...(options.users?.redact ? [UseInterceptors(new RedactionInterceptor(options.users.redact))] : []),
    ApiOperation({ summary: options.summary, description: describe(options) }),
    ApiExtension('x-scope', options.scopes),
    ...(options.body
      ? [ApiBody({ type: options.body.type, examples: namedExamples(options.body.examples) })]
      : []),
    ...options.answers.map(documentAnswer),
    ...errors.map(documentError),
  );
}

function describe({ description, scopes, users }: OperationOptions): string {
  const access = [
    `Scope: ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
    users ? `Users may do this only ${users.only}.` : 'Not for users.',
  ];
  return [...(description === undefined ? [] : [description]), access.join(' ')].join('\n\n');
}

function namedExamples(examples: Readonly<Record<string, unknown>>): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));
}

function documentAnswer({ status, description, type, example }: DocumentedAnswer): MethodDecorator {
  if (!type) return ApiResponse({ status, description });
  return ApiResponse({ status, description, type, ...(example === undefined ? {} : { example }) });
}
