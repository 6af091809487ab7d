import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { userRequestSchema, type UserRequest } from '../users/user-request';
import { userView } from '../users/user.view';
import { createGuest } from './guest.rules';

const guestBody = new BodySchema<{ user: UserRequest }>({
  type: 'object',
  required: ['user'],
  properties: { user: userRequestSchema },
});

export const guestRoutes: readonly Route[] = [
  {
    operation: 'CreateGuest',
    access: 'anyone',
    handle: ({ app, body, time }) => {
      const { user, accessToken } = createGuest(app, guestBody.parse(body).user);
      return { user: userView(app, user, time), access_token: accessToken };
    },
  },
];
