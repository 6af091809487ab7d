import type { WireTime } from '../protocol/wire-time';
import type { DeviceRecord } from '../world/device-store';

/** Stream's DeviceResponse. */
export function deviceView(device: DeviceRecord, time: WireTime) {
  return {
    id: device.id,
    user_id: device.userId,
    push_provider: device.pushProvider,
    ...(device.pushProviderName !== undefined && { push_provider_name: device.pushProviderName }),
    ...(device.voip !== undefined && { voip: device.voip }),
    ...(device.hardwareId !== undefined && { hardware_id: device.hardwareId }),
    created_at: time(device.createdAt),
  };
}
