import { text, type Schema } from '../../protocol/validate';
import { parseTime } from '../../protocol/wire-time';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../../protocol/state-value';
import type { App } from '../../world/app';
import type { JsonObject } from '../../world/json';

/** A client event in exported state. */
export interface ClientEventState {
  readonly call_cid?: string;
  readonly call_session_id?: string;
  readonly user_id?: string;
  readonly stage: string;
  readonly is_failure?: boolean;
  readonly happened_at?: StateTime;
  readonly received_at?: StateTime;
  readonly event?: JsonObject;
}

export const clientEventStateSchema: Schema = {
  type: 'object',
  required: ['stage'],
  properties: {
    call_cid: text,
    call_session_id: text,
    user_id: text,
    stage: { type: 'string' },
    is_failure: { type: 'boolean' },
    happened_at: timeSchema,
    received_at: timeSchema,
    event: { type: 'object' },
  },
};

/** In the order in which they came. */
export function exportClientEvents(app: App): ClientEventState[] {
  return app.clientEvents.all.map((record) =>
    definedOnly({
      call_cid: record.cid,
      call_session_id: record.sessionId,
      user_id: record.userId,
      stage: record.stage,
      is_failure: record.isFailure,
      happened_at: writeTime(record.happenedAt),
      received_at: writeTime(record.receivedAt),
      event: record.event,
    }),
  );
}

export function importClientEvent(app: App, state: ClientEventState): void {
  const receivedAt = readTime(app, state.received_at);
  app.clientEvents.add(
    definedOnly({
      cid: state.call_cid,
      sessionId: state.call_session_id,
      userId: state.user_id,
      stage: state.stage,
      isFailure: state.is_failure ?? false,
      happenedAt: parseTime(state.happened_at) ?? receivedAt,
      receivedAt,
      event: state.event ?? {},
    }),
  );
}
