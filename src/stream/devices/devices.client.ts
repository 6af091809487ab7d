import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { DEVICE_OPERATIONS } from './device.operations';
import type {
  CreateDeviceRequest,
  DeleteDeviceRequest,
  ListDevicesRequest,
  ListDevicesResponse,
} from './device.model';

/** The part of the client about devices that receive push notifications. */
export abstract class DevicesClient extends ClientResource {
  /** Lists the devices of a user. */
  async listDevices(
    request: ListDevicesRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ListDevicesResponse>> {
    return this.transport.send(DEVICE_OPERATIONS.ListDevices, { query: { ...request } }, options);
  }

  /** Adds a device to a user, who may have 25: Stream drops the oldest. A device that the user has stays as it is. */
  async createDevice(
    request: CreateDeviceRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(DEVICE_OPERATIONS.CreateDevice, { body: request }, options);
  }

  /** Removes a device from a user. */
  async deleteDevice(
    request: DeleteDeviceRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(DEVICE_OPERATIONS.DeleteDevice, { query: { ...request } }, options);
  }
}
