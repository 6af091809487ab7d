import type { CreateDeviceRequest, ListDevicesResponse } from '../../stream/devices/device.model';
import { DeviceResponse } from '../../stream/models/user.model';
import { PUSH_PROVIDERS, type PushProvider } from '../../stream/models/enums';
import { Field } from '../../stream/models/fields/field';
import { DEVICE_ID_MAX_LENGTH, PUSH_PROVIDER_NAME_MAX_LENGTH } from '../../stream/models/limits';

export class DeviceBody implements Omit<CreateDeviceRequest, 'user_id' | 'user'> {
  /**
   * The push token of the device.
   * @example 'fMEP0vJqS0:APA91bHqX35'
   */
  @Field.text({ notEmpty: true, maxLength: DEVICE_ID_MAX_LENGTH })
  id!: string;

  @Field.enum(PUSH_PROVIDERS)
  push_provider!: PushProvider;

  /** The name of a configured push provider of this type. Default: the one without a name. */
  @Field.text({ maxLength: PUSH_PROVIDER_NAME_MAX_LENGTH, optional: true })
  push_provider_name?: string;

  /** Whether the token is for VoIP pushes of Apple. Default: false. */
  @Field.boolean({ optional: true })
  voip_token?: boolean;

  /** The same for every token of one physical device, so that it gets each push once. */
  @Field.text({ notEmpty: true, maxLength: DEVICE_ID_MAX_LENGTH, optional: true })
  hardware_id?: string;
}

/** The device that a request names. Push tokens may be longer than a part of a path may be. */
export class DeviceQuery {
  /**
   * The push token of the device.
   * @example 'fMEP0vJqS0:APA91bHqX35'
   */
  @Field.text({ notEmpty: true, maxLength: DEVICE_ID_MAX_LENGTH })
  device_id!: string;
}

export class DeviceList implements Omit<ListDevicesResponse, 'duration'> {
  /** Newest first. */
  devices!: DeviceResponse[];
}
