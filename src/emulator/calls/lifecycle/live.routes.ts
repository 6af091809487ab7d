import { RING_MEMBERS_PER_REQUEST } from '../../../stream/models/limits';
import { StreamFault } from '../../http/stream-fault';
import type { Route } from '../../http/route';
import { BodySchema, type Schema } from '../../http/validate';
import { callRoute } from '../call-route';
import { callView } from '../call.view';
import { requireJoinable } from '../access/join.rules';
import { goLive, stopLive } from './live.rules';
import { ringCall } from './ring.rules';

const STARTS = [
  'start_hls',
  'start_recording',
  'start_composite_recording',
  'start_individual_recording',
  'start_raw_recording',
  'start_transcription',
  'start_closed_caption',
];

const flag: Schema = { type: 'boolean' };
const goLiveSchema = new BodySchema<Record<string, unknown>>({
  type: 'object',
  properties: {
    ...Object.fromEntries(STARTS.map((name) => [name, flag])),
    recording_storage_name: { type: 'string' },
    transcription_storage_name: { type: 'string' },
  },
});

const ringSchema = new BodySchema<{ readonly members_ids?: readonly string[] }>({
  type: 'object',
  properties: {
    members_ids: { type: 'array', maxItems: RING_MEMBERS_PER_REQUEST, items: { type: 'string' } },
    video: flag,
  },
});

/** Opening calls to people, and calling them. */
export const liveRoutes: readonly Route[] = [
  callRoute({ operation: 'GoLive', suffix: '/go_live' }, (request, call) => {
    const body = goLiveSchema.parse(request.body);
    goLive(
      request,
      call,
      STARTS.some((name) => body[name] === true),
    );
    return { call: callView(request.app, call, request.time) };
  }),
  callRoute({ operation: 'StopLive', suffix: '/stop_live' }, (request, call) => {
    stopLive(request, call);
    return { call: callView(request.app, call, request.time) };
  }),
  callRoute({ operation: 'RingCall', suffix: '/ring' }, (request, call) => ({
    members_ids: ringCall(request, call, ringSchema.parse(request.body).members_ids),
  })),
  callRoute({ operation: 'JoinCall', suffix: '/join', access: 'anyone' }, ({ app, caller }, call) => {
    requireJoinable(app, caller, call);
    throw new StreamFault('notImplemented', 'JoinCall is not implemented by the emulator: it has no media');
  }),
];
