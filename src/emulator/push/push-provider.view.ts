import type { WireTime } from '../protocol/wire-time';
import type { PushProviderRecord } from '../world/push-store';

/** Stream's PushProviderResponse. */
export function pushProviderView(
  { name, type, createdAt, updatedAt, fields }: PushProviderRecord,
  time: WireTime,
) {
  const { disabled_at: disabledAt, ...others } = fields;
  return {
    ...others,
    name,
    type,
    created_at: time(createdAt),
    updated_at: time(updatedAt),
    ...(typeof disabledAt === 'number' && { disabled_at: time(disabledAt) }),
  };
}
