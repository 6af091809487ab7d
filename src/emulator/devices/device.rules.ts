import type { PushProvider } from '../../stream/models/enums';
import { DEVICES_PER_USER } from '../../stream/models/limits';
import { inputError, notFound } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';

export interface DeviceRequest {
  readonly id: string;
  readonly push_provider: PushProvider;
  readonly push_provider_name?: string;
  readonly voip_token?: boolean;
  readonly hardware_id?: string;
}

/** Registers a device; the oldest goes when there are too many. A device the user already has stays as it is. */
export function addDevice(app: App, user: UserRecord, request: DeviceRequest): void {
  requireProvider(app, request);
  const devices = app.devices.of(user.id);
  if (devices.some(({ id }) => id === request.id)) return;
  const device = {
    id: request.id,
    userId: user.id,
    pushProvider: request.push_provider,
    pushProviderName: request.push_provider_name,
    voip: request.voip_token,
    hardwareId: request.hardware_id,
    createdAt: app.clock.now(),
  };
  app.devices.replace(user.id, [...devices, device].slice(-DEVICES_PER_USER));
}

/** Throws 404/16 if the user has no such device. */
export function removeDevice(app: App, user: UserRecord, id: string): void {
  const devices = app.devices.of(user.id);
  const others = devices.filter((device) => device.id !== id);
  if (others.length === devices.length) throw notFound(`device "${id}" of user "${user.id}" does not exist`);
  app.devices.replace(user.id, others);
}

function requireProvider(
  app: App,
  { push_provider: type, push_provider_name: name = '' }: DeviceRequest,
): void {
  if (app.push.allProviders().length === 0) throw inputError('no push providers configured');
  if (name !== '' && !app.push.provider(type, name)) {
    throw inputError(`push provider "${name}" of type "${type}" is not configured`, 'push_provider_name');
  }
}
