import type { ControlRoute } from '../control-route';
import { BodySchema } from '../../protocol/validate';
import type { App } from '../../world/app';
import { parseTimeSpan } from './time-span';

const advanceBody = new BodySchema<{ readonly by: unknown }>({
  type: 'object',
  required: ['by'],
  properties: { by: {} },
  additionalProperties: false,
});

/** The clock of an app from other processes. */
export const clockControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/clock',
    handle: ({ tenant: { app } }) => timeOf(app),
  },
  {
    method: 'POST',
    path: '/_emulator/clock/advance',
    handle: ({ tenant: { app, timers }, body }) => {
      timers.advance(parseTimeSpan(advanceBody.parse(body).by, 'by'));
      return timeOf(app);
    },
  },
];

/** RFC 3339. */
function timeOf(app: App): { readonly now: string } {
  return { now: new Date(app.clock.millis()).toISOString() };
}
