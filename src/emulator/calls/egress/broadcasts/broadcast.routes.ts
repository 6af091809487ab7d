import { LAYOUT_NAMES, VIDEO_QUALITIES } from '../../../../stream/models/enums';
import { RTMP_TEXT_MAX_LENGTH } from '../../../../stream/models/limits';
import { requirePermission, targetOf } from '../../access/call-access';
import { callRoute } from '../../call-route';
import { isRunning } from '../../session';
import { inputError } from '../../../protocol/stream-fault';
import type { Route } from '../../../protocol/route';
import { BodySchema, type Schema } from '../../../protocol/validate';
import { startHls, stopHls } from './hls.rules';
import { startRtmp, stopAllRtmp, stopRtmp, type RtmpTarget } from './rtmp.rules';

const requiredText: Schema = { type: 'string', minLength: 1, maxLength: RTMP_TEXT_MAX_LENGTH };

const rtmpSchema = new BodySchema<{ readonly broadcasts: readonly [RtmpTarget] }>({
  type: 'object',
  required: ['broadcasts'],
  properties: {
    broadcasts: {
      type: 'array',
      minItems: 1,
      maxItems: 1,
      items: {
        type: 'object',
        required: ['name', 'stream_url'],
        properties: {
          name: requiredText,
          stream_url: requiredText,
          stream_key: { type: 'string' },
          quality: { type: 'string', enum: VIDEO_QUALITIES },
          layout: {
            type: 'object',
            required: ['name'],
            properties: { name: { type: 'string', enum: LAYOUT_NAMES } },
          },
        },
      },
    },
  },
});

/** Sending calls out as HLS and RTMP streams. */
export const broadcastRoutes: readonly Route[] = [
  callRoute({ operation: 'StartHLSBroadcasting' }, ({ app, caller }, call) => {
    requirePermission(app, caller, targetOf(call), 'start-broadcasting');
    return { playlist_url: startHls(app, call).playlistUrl };
  }),
  callRoute({ operation: 'StopHLSBroadcasting' }, ({ app, caller }, call) => {
    requirePermission(app, caller, targetOf(call), 'stop-broadcasting');
    stopHls(app, call);
    return {};
  }),
  callRoute({ operation: 'StartRTMPBroadcasts' }, ({ app, caller, body }, call) => {
    requirePermission(app, caller, targetOf(call), 'start-broadcasting');
    if (!isRunning(call)) throw inputError('there is no active session');
    startRtmp(app, call, rtmpSchema.parse(body).broadcasts[0]);
    return {};
  }),
  callRoute({ operation: 'StopAllRTMPBroadcasts' }, ({ app, caller }, call) => {
    requirePermission(app, caller, targetOf(call), 'stop-broadcasting');
    if (stopAllRtmp(app, call) === 0) throw inputError('call egress is not running');
    return {};
  }),
  callRoute({ operation: 'StopRTMPBroadcast' }, ({ app, caller, params: { name = '' } }, call) => {
    requirePermission(app, caller, targetOf(call), 'stop-broadcasting');
    stopRtmp(app, call, name);
    return {};
  }),
];
