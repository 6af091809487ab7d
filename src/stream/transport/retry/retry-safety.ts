import type { Operation, OperationRequest, RetrySafety } from '../operation';

/** The retry safety of one request: that of its operation, unless `unsafeIf` selects it. */
export function retrySafetyOf({ retry, unsafeIf }: Operation, request: OperationRequest): RetrySafety {
  return unsafeIf?.(request) === true ? 'unsafe' : retry;
}
