import type { PushProvider } from '../models/enums';
import type { DurationResponse } from '../models/response.model';
import type { DeviceResponse, UserRequest } from '../models/user.model';

export interface CreateDeviceRequest {
  /** The push token of the device, at most 255 characters. */
  readonly id: string;
  readonly push_provider: PushProvider;
  /** The name of a configured push provider of this type. */
  readonly push_provider_name?: string;
  /** Whether the token is for VoIP pushes of Apple. Default: false. */
  readonly voip_token?: boolean;
  /** The same for every token of one physical device, so that it gets each push once. At most 255 characters. */
  readonly hardware_id?: string;
  /** The owner of the device. Give this or `user`. */
  readonly user_id?: string;
  /** Creates or replaces the owner of the device. */
  readonly user?: UserRequest;
}

export interface ListDevicesRequest {
  readonly user_id: string;
}

export interface DeleteDeviceRequest {
  readonly id: string;
  /** The owner of the device. */
  readonly user_id: string;
}

export interface ListDevicesResponse extends DurationResponse {
  /** Newest first. */
  devices: DeviceResponse[];
}
