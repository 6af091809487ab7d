import { CALL_ID_MAX_LENGTH, CALL_ID_PATTERN } from '../../stream/models/limits';
import { inputError, notFound } from '../protocol/stream-fault';
import { requireCallType } from '../call-types/call-type.rules';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';

/** What names a call. */
export interface CallRef {
  readonly type: string;
  readonly id: string;
}

/** The call a path or a body names. Throws 400/4 for what cannot be a call type or a call id. */
export function readCallRef({ type = '', id = '' }: Partial<CallRef>): CallRef {
  return { type: readSegment('type', type), id: readSegment('id', id) };
}

/** Throws 404/16 for a call that does not exist, or no longer. */
export function requireCall(app: App, ref: CallRef): CallRecord {
  const cid = `${ref.type}:${ref.id}`;
  const call = app.calls.get(cid);
  if (call !== undefined) return call;
  requireCallType(app, ref.type);
  throw notFound(`Can't find call with id ${cid}`);
}

function readSegment(name: string, value: string): string {
  if (value === '') throw inputError(`${name} is a required field`, name);
  if (value.length > CALL_ID_MAX_LENGTH) {
    throw inputError(`${name} must be a maximum of ${CALL_ID_MAX_LENGTH} characters in length`, name);
  }
  if (!CALL_ID_PATTERN.test(value)) throw inputError(`${name} contains invalid characters`, name);
  return value;
}
