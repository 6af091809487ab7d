import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import type { Schema } from '../protocol/validate';
import { definedOnly, readTime, timeSchema, writeTime, type StateTime } from '../protocol/state-value';
import type { App } from '../world/app';

/** A device in exported state. */
export interface DeviceState {
  readonly id: string;
  readonly user_id: string;
  readonly push_provider: PushProvider;
  readonly push_provider_name?: string;
  readonly voip?: boolean;
  readonly hardware_id?: string;
  readonly created_at?: StateTime;
}

export const deviceStateSchema: Schema = {
  type: 'object',
  required: ['id', 'user_id', 'push_provider'],
  properties: {
    id: { type: 'string', minLength: 1 },
    user_id: { type: 'string', minLength: 1 },
    push_provider: { type: 'string', enum: PUSH_PROVIDERS },
    push_provider_name: { type: 'string' },
    voip: { type: 'boolean' },
    hardware_id: { type: 'string' },
    created_at: timeSchema,
  },
};

export function exportDevices(app: App): DeviceState[] {
  return app.devices.values().map((device) =>
    definedOnly({
      id: device.id,
      user_id: device.userId,
      push_provider: device.pushProvider,
      push_provider_name: device.pushProviderName,
      voip: device.voip,
      hardware_id: device.hardwareId,
      created_at: writeTime(device.createdAt),
    }),
  );
}

export function importDevice(app: App, state: DeviceState): void {
  const device = definedOnly({
    id: state.id,
    userId: state.user_id,
    pushProvider: state.push_provider,
    pushProviderName: state.push_provider_name,
    voip: state.voip,
    hardwareId: state.hardware_id,
    createdAt: readTime(app, state.created_at),
  });
  app.devices.replace(state.user_id, [...app.devices.of(state.user_id), device]);
}
