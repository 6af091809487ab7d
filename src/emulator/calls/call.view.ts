import { DEFAULT_MEMBERS_LIMIT } from '../../stream/models/limits';
import { egressView } from './egress/egress.view';
import type { StreamRequest } from '../protocol/route';
import type { WireTime } from '../protocol/wire-time';
import type { App } from '../world/app';
import type { CallRecord } from '../world/call';
import type { Micros } from '../world/clock';
import { sessionView } from './sessions/session.view';
import { userView } from '../users/user.view';
import { storedUser } from './stored-user';
import { membersOf } from './members/member-query';
import { memberView } from './members/member.view';
import { ownCapabilities } from './access/call-grants';
import { routingNumber } from './routing-number';
import { effectiveSettings } from './effective-settings';

const INGRESS_HOST = 'ingress.stream-io-video.com';

/** Stream's CallResponse. */
export function callView(app: App, call: CallRecord, time: WireTime) {
  const settings = effectiveSettings(app, call);
  return {
    type: call.type,
    id: call.id,
    cid: call.cid,
    current_session_id: call.session?.id ?? '',
    created_by: userView(app, storedUser(app, call.createdBy), time),
    custom: call.custom,
    ...(call.team !== undefined && { team: call.team }),
    created_at: time(call.createdAt),
    updated_at: time(call.updatedAt),
    ...egressView(call, time),
    translating: false,
    ended_at: nullable(call.endedAt, time),
    starts_at: nullable(call.startsAt, time),
    backstage: call.backstage,
    settings,
    blocked_user_ids: call.blocked ?? [],
    ingress: ingressView(app, call),
    session: call.session === undefined ? null : sessionView(app, call.session, settings, time),
    thumbnails: null,
    join_ahead_time_seconds: settings.backstage.join_ahead_time_seconds ?? 0,
    channel_cid: call.channelCid ?? null,
    // Only where people can phone in (emulator choice).
    ...(app.sip.trunks.size > 0 && { routing_number: routingNumber(call.cid) }),
  };
}

/** A call as most answers show it: with its first members and what the caller may do there. */
export function callStateView(
  { app, caller, time }: Pick<StreamRequest, 'app' | 'caller' | 'time'>,
  call: CallRecord,
  membersLimit = DEFAULT_MEMBERS_LIMIT,
) {
  return {
    call: callView(app, call, time),
    members: membersOf(call, membersLimit).map((member) => memberView(app, member, time)),
    own_capabilities: ownCapabilities(app, caller, call),
  };
}

/** The placeholders of the SRT address are filled in by clients. */
function ingressView({ apiKey }: App, { type, id }: CallRecord) {
  const stream = `${apiKey}.${type}.${id}`;
  return {
    rtmp: { address: `rtmps://${INGRESS_HOST}:443/${stream}` },
    srt: { address: `srt://${INGRESS_HOST}:2222?passphrase={passphrase}&streamid=#!::r=${stream},t={token}` },
    whip: { address: `https://${INGRESS_HOST}/whip/${stream}` },
  };
}

function nullable(at: Micros | undefined, time: WireTime): number | string | null {
  return at === undefined ? null : time(at);
}
