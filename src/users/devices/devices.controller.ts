import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { OWN_DATA, SELF_ONLY } from '../../access/rules/user-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { UserParams } from '../dto/user-params.dto';
import { DeviceBody, DeviceList, DeviceQuery } from './devices.dto';
import { DEVICE_EXAMPLES, DEVICES } from './devices.examples';

@RestController('users/:id/devices', 'devices')
export class DevicesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the devices of a user',
    scopes: ['users:read'],
    users: SELF_ONLY,
    answers: [{ status: 200, description: 'The devices.', type: DeviceList, example: DEVICES }],
    errors: [404],
  })
  async listDevices(@Param() { id }: UserParams, @Upstream() upstream: RequestOptions): Promise<DeviceList> {
    const { devices } = await this.stream.listDevices({ user_id: id }, upstream);
    return { devices };
  }

  @Post()
  @HttpCode(204)
  @Operation({
    summary: 'Add a device to a user',
    description:
      'Pushes about calls go to it. A user has 25 devices at most: Stream drops the oldest. A device that the user has stays ' +
      'as it is.',
    scopes: ['users:write'],
    users: OWN_DATA,
    body: { type: DeviceBody, examples: DEVICE_EXAMPLES },
    answers: [{ status: 204, description: 'The user has the device.' }],
    errors: [404],
  })
  async createDevice(
    @Param() { id }: UserParams,
    @Body() device: DeviceBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.createDevice({ ...device, user_id: id }, upstream);
  }

  @Delete()
  @HttpCode(204)
  @Operation({
    summary: 'Remove a device from a user',
    scopes: ['users:write'],
    users: OWN_DATA,
    answers: [{ status: 204, description: 'The user does not have the device.' }],
    errors: [404],
  })
  async deleteDevice(
    @Param() { id }: UserParams,
    @Query() { device_id }: DeviceQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deleteDevice({ id: device_id, user_id: id }, upstream);
  }
}
