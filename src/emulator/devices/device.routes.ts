import { PUSH_PROVIDERS } from '../../stream/models/enums';
import { DEVICE_ID_MAX_LENGTH } from '../../stream/models/limits';
import { requiredParam } from '../protocol/query-params';
import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { resolveActor } from '../users/actor';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import { addDevice, removeDevice, type DeviceRequest } from './device.rules';
import { deviceView } from '../users/device.view';

interface CreateDeviceBody extends DeviceRequest {
  readonly user_id?: string;
  readonly user?: UserRequest;
}

const createBody = new BodySchema<CreateDeviceBody>({
  type: 'object',
  required: ['id', 'push_provider'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: DEVICE_ID_MAX_LENGTH },
    push_provider: { type: 'string', enum: PUSH_PROVIDERS },
    push_provider_name: { type: 'string' },
    voip_token: { type: 'boolean' },
    hardware_id: { type: 'string', maxLength: DEVICE_ID_MAX_LENGTH },
    user_id: { type: 'string' },
    user: userRequestSchema,
  },
});

export const deviceRoutes: readonly Route[] = [
  {
    operation: 'CreateDevice',
    access: 'user',
    handle: (request) => {
      const body = createBody.parse(request.body);
      addDevice(request.app, resolveActor(request, { object: body.user, id: body.user_id }), body);
      return {};
    },
  },
  {
    operation: 'ListDevices',
    access: 'user',
    handle: (request) => {
      const { app, query, time } = request;
      const user = resolveActor(request, { id: query.get('user_id') ?? '' });
      return {
        devices: app.devices
          .of(user.id)
          .toReversed()
          .map((device) => deviceView(device, time)),
      };
    },
  },
  {
    operation: 'DeleteDevice',
    access: 'user',
    handle: (request) => {
      const id = requiredParam(request.query, 'id');
      removeDevice(request.app, resolveActor(request, { id: request.query.get('user_id') ?? '' }), id);
      return {};
    },
  },
];
