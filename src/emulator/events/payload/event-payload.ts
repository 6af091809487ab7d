import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { EmittedEvents, EmittedType } from '../../world/emitted-events';
import { carriesCall, carriesCapabilities, isAppEvent, isUserEvent } from './event-kind';
import { eventCall } from './event-views';
import { writeField } from './field-writers';
import type { RequestInfo } from './request-info';

/** The JSON of an event. */
export type EventPayload = Readonly<Record<string, unknown>>;

/** What every event has besides its own fields. */
export interface Envelope {
  /** RFC 3339 with nine digits. */
  readonly createdAt: string;
  /** Absent for what no request caused. */
  readonly requestInfo?: RequestInfo | undefined;
}

/** An event as Stream sends it, of the state as it is now. */
export function eventPayload<Type extends EmittedType>(
  app: App,
  type: Type,
  fields: EmittedEvents[Type],
  { createdAt, requestInfo }: Envelope,
): EventPayload {
  const { call, ...own } = fields as { readonly call?: CallRecord };
  return {
    type,
    created_at: createdAt,
    ...(call && callFields(app, type, call)),
    ...(isAppEvent(type) && { custom: {} }),
    ...(isUserEvent(type) && { members: [] }),
    ...Object.fromEntries(
      Object.entries(own)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => [name, writeField(app, name, value)]),
    ),
    ...(requestInfo && { request_info: requestInfo }),
  };
}

/** What an event has because it is one of this call. */
export function callFields(app: App, type: string, call: CallRecord): EventPayload {
  return {
    call_cid: call.cid,
    ...(carriesCall(type) && { call: eventCall(app, call) }),
    ...(carriesCapabilities(type) && {
      capabilities_by_role: app.callTypes.grantsOf(call.type).capabilitiesByRole,
    }),
  };
}
