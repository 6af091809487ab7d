import type { Scope } from '../scope';

/** Where a route that `@CallAccess` guards says what it needs. */
export const CALL_ACCESS = Symbol.for('nestjs-getstream:call-access');

export interface CallAccessOptions {
  /** The name of the client to ask about the call, as given to `StreamModule.forRoot({ name })`. Default: that without a name. */
  readonly client?: string;
}

export interface CallAccessMetadata extends CallAccessOptions {
  /** What it takes where no `@RequireScope` says otherwise. */
  readonly scopes: readonly Scope[];
}
