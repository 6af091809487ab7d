import type { RequestOptions } from '../../request-options';
import type { StreamClientOptions } from '../../stream.options';
import { DEFAULT_VALIDITY_SECONDS } from '../../tokens/token-minter';

export interface SessionOptions extends RequestOptions {
  /** Of the token. Default: 3600, one hour, or `maxTokenValiditySeconds` where that is less. */
  readonly validity_in_seconds?: number | undefined;
}

/** How many seconds the token of a session is valid unless something else is asked for. */
export function defaultSessionValidity({
  maxTokenValiditySeconds = DEFAULT_VALIDITY_SECONDS,
}: Pick<StreamClientOptions, 'maxTokenValiditySeconds'>): number {
  return Math.min(DEFAULT_VALIDITY_SECONDS, maxTokenValiditySeconds);
}
