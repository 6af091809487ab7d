import { inputError, StreamFault } from '../../protocol/stream-fault';
import { BodySchema } from '../../protocol/validate';
import { parseTime } from '../../protocol/wire-time';
import { definedOnly } from '../../protocol/state-value';
import type { App } from '../../world/app';
import type { Caller } from '../../world/caller';
import type { JsonObject } from '../../world/json';
import { clientEventSchema, type ClientEvent } from './client-event.schema';

const eventSchema = new BodySchema<ClientEvent & JsonObject>(clientEventSchema);

/** The stages of joining a call. */
const JOINING = ['CoordinatorJoin', 'CoordinatorWS', 'WSJoin', 'PeerConnectionConnect'];
const MEDIA = ['FirstAudioFrame', 'FirstVideoFrame'];
const CONNECTED = [...JOINING, ...MEDIA, 'MediaDevicePermission'];
const WITHIN_SESSION = ['WSJoin', 'PeerConnectionConnect', ...MEDIA];

interface Requirement {
  readonly fields: readonly string[];
  readonly stages: readonly string[];
  readonly when?: (event: ClientEvent) => boolean;
}

const isCompleted = ({ event_type }: ClientEvent) => event_type === 'completed';
const isFailure = ({ outcome }: ClientEvent) => outcome === 'failure';

/** The fields that events of a stage must have. */
const REQUIREMENTS: readonly Requirement[] = [
  {
    fields: ['type', 'id'],
    stages: ['JoinInitiated', ...CONNECTED.filter((one) => one !== 'CoordinatorWS')],
  },
  {
    fields: ['join_attempt_id'],
    stages: ['JoinInitiated', 'CoordinatorJoin', 'WSJoin', 'PeerConnectionConnect'],
  },
  { fields: ['coordinator_connect_id'], stages: CONNECTED },
  { fields: ['call_session_id'], stages: WITHIN_SESSION },
  {
    fields: ['call_session_id'],
    stages: ['CoordinatorJoin'],
    when: (event) => isCompleted(event) && !isFailure(event),
  },
  { fields: ['outcome', 'retry_count_attempt'], stages: JOINING, when: isCompleted },
  { fields: ['retry_failure_code', 'retry_failure_reason'], stages: JOINING, when: isFailure },
  { fields: ['peer_connection', 'was_previously_connected'], stages: ['PeerConnectionConnect'] },
  { fields: ['ice_state'], stages: ['PeerConnectionConnect'], when: isFailure },
  { fields: ['sfu_id'], stages: ['WSJoin', 'PeerConnectionConnect'], when: isFailure },
  { fields: ['sfu_id'], stages: MEDIA },
  { fields: ['track_id'], stages: ['FirstVideoFrame'] },
  {
    fields: ['camera_permission_status', 'microphone_permission_status'],
    stages: ['MediaDevicePermission'],
  },
];

/** Keeps what clients report. Valid events are kept also if others are not; then it throws 400/4 for the first invalid one. */
export function reportClientEvents(app: App, caller: Caller, events: readonly unknown[]): void {
  const faults = events.flatMap((given, index): StreamFault[] => {
    try {
      keepEvent(app, caller, readEvent(given));
      return [];
    } catch (error) {
      if (error instanceof StreamFault) return [ofEvent(error, index)];
      throw error;
    }
  });
  const [first] = faults;
  if (first !== undefined) throw first;
}

function readEvent(given: unknown): ClientEvent & JsonObject {
  const event = eventSchema.parse(given);
  const { stage = '' } = event;
  const applying = REQUIREMENTS.filter(
    ({ stages, when }) => stages.includes(stage) && when?.(event) !== false,
  );
  const missing = applying.flatMap(({ fields }) => fields).find((name) => (event[name] ?? '') === '');
  if (missing !== undefined) throw inputError(`${missing} is a required field`, missing);
  if (JOINING.includes(stage) && event.event_type === 'initiated' && event.outcome !== undefined) {
    throw inputError('outcome must not be set on initiated events', 'outcome');
  }
  return event;
}

/** Users report for themselves. */
function keepEvent(app: App, caller: Caller, event: ClientEvent & JsonObject): void {
  const { type, id, call_session_id: sessionId, stage = '', timestamp, user_id: named } = event;
  const receivedAt = app.clock.now();
  app.clientEvents.add(
    definedOnly({
      cid: type === undefined || id === undefined ? undefined : `${type}:${id}`,
      sessionId,
      userId: caller.kind === 'user' ? caller.user.id : named,
      stage,
      isFailure: isFailure(event),
      happenedAt: parseTime(timestamp) ?? receivedAt,
      receivedAt,
      event,
    }),
  );
}

function ofEvent({ reason, exceptionFields }: StreamFault, index: number): StreamFault {
  const [field = ''] = Object.keys(exceptionFields ?? {});
  const path = [`events[${index}]`, field].filter((part) => part !== '').join('.');
  return inputError(`events[${index}].${reason}`, path);
}
