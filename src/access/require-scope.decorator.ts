import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Scope } from './scope';

export const REQUIRED_SCOPES = Symbol.for('nestjs-getstream:required-scopes');

/** The scope a route, or every route of a controller, needs. Of several, one suffices. */
export function RequireScope(...scopes: [Scope, ...Scope[]]): CustomDecorator<symbol> {
  return SetMetadata(REQUIRED_SCOPES, scopes);
}
