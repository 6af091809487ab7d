import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { reportClientEvents } from './client-event.rules';
import { CLIENT_EVENTS_PER_REQUEST } from './client-event.schema';

const batchSchema = new BodySchema<{ readonly events: readonly unknown[] }>({
  type: 'object',
  required: ['events'],
  properties: { events: { type: 'array', maxItems: CLIENT_EVENTS_PER_REQUEST } },
});

export const clientEventRoutes: readonly Route[] = [
  {
    operation: 'ReportClientCallEvent',
    access: 'user',
    handle: ({ app, caller, body }) => {
      reportClientEvents(app, caller, batchSchema.parse(body).events);
      return {};
    },
  },
];
