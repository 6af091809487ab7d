import { CUSTOM_MAX_BYTES } from '../../stream/models/limits';
import type { Route } from '../protocol/route';
import { BodySchema } from '../protocol/validate';
import { requireActiveUser } from './find-user';

const eventBody = new BodySchema<{ event: { type: string; custom?: object } }>({
  type: 'object',
  required: ['event'],
  properties: {
    event: {
      type: 'object',
      required: ['type'],
      properties: {
        type: { type: 'string', minLength: 1 },
        custom: { type: 'object', maxJsonBytes: CUSTOM_MAX_BYTES },
      },
    },
  },
});

export const userEventRoutes: readonly Route[] = [
  {
    operation: 'SendUserCustomEvent',
    access: 'server',
    handle: ({ app, params, body }) => {
      eventBody.parse(body);
      requireActiveUser(app, params.user_id ?? '');
      return {};
    },
  },
];
