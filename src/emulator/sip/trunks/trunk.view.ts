import type { WireTime } from '../../protocol/wire-time';
import type { SipTrunkRecord } from '../../world/sip-store';

/** Stream's SIPTrunkResponse. */
export function trunkView(trunk: SipTrunkRecord, time: WireTime) {
  return {
    id: trunk.id,
    name: trunk.name,
    numbers: trunk.numbers,
    allowed_ips: trunk.allowedIps,
    username: trunk.username,
    password: trunk.password,
    uri: `sip:${trunk.id}@sip.invalid`,
    created_at: time(trunk.createdAt),
    updated_at: time(trunk.updatedAt),
  };
}
