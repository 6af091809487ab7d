import type { PushProvider } from '../../stream/models/enums';
import type { Micros } from './clock';

export interface DeviceRecord {
  readonly id: string;
  readonly userId: string;
  readonly pushProvider: PushProvider;
  readonly pushProviderName?: string;
  readonly voip?: boolean;
  readonly hardwareId?: string;
  readonly createdAt: Micros;
}

/** One list for all users without devices: lists are told apart by identity. */
const NONE: readonly DeviceRecord[] = [];

/** The devices of one app by user, oldest first. */
export class DeviceStore {
  private readonly byUser = new Map<string, DeviceRecord[]>();

  /** A user's devices, oldest first. */
  of(userId: string): readonly DeviceRecord[] {
    return this.byUser.get(userId) ?? NONE;
  }

  replace(userId: string, devices: readonly DeviceRecord[]): void {
    if (devices.length === 0) this.byUser.delete(userId);
    else this.byUser.set(userId, [...devices]);
  }

  values(): DeviceRecord[] {
    return [...this.byUser.values()].flat();
  }
}
