import type { Scope } from '../../access/scope';

/**
 * Whether the first answers of a POST are kept for repeats. Not those of searches, which change nothing, nor of operations
 * that mint tokens: tokens are kept nowhere, and a repeat does no harm. Those ignore an `Idempotency-Key`.
 */
export function keepsAnswers(scopes: readonly Scope[]): boolean {
  return scopes.some((scope) => scope.endsWith(':write')) && !scopes.includes('tokens:mint');
}
