import { requireOperation } from '../../protocol/operation-name';
import { inputError } from '../../protocol/stream-fault';
import type { App } from '../../world/app';

/** Requests per minute by operation. */
export type OperationLimits = Readonly<Record<string, number>>;

/** Sets the limits of all these operations, or of none: throws 400/4 for a name that is no operation's and for what is no limit. */
export function limitOperations(app: App, limits: OperationLimits): void {
  for (const [operation, perMinute] of Object.entries(limits)) {
    requireOperation(operation, app.operations, 'operation');
    if (!Number.isSafeInteger(perMinute) || perMinute < 0) {
      throw inputError(`${operation} must be a whole number of requests per minute, 0 or greater`, operation);
    }
  }
  for (const [operation, perMinute] of Object.entries(limits)) {
    app.rateLimiter.limit(operation, perMinute);
  }
}
