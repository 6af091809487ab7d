import type { WireTime } from '../protocol/wire-time';
import type { CallTypeRecord } from '../world/call-type-store';

/** Stream's CallTypeResponse. */
export function callTypeView(type: CallTypeRecord, time: WireTime) {
  return {
    name: type.name,
    settings: type.settings,
    grants: type.grants,
    notification_settings: type.notificationSettings,
    ...(type.externalStorage !== undefined && { external_storage: type.externalStorage }),
    created_at: time(type.createdAt),
    updated_at: time(type.updatedAt),
  };
}
