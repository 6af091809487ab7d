import type { ControlRoute } from '../control-route';
import { integerParam } from '../../protocol/query-params';
import { notFound } from '../../protocol/stream-fault';
import { BodySchema } from '../../protocol/validate';
import type { SendOptions } from '../../events/app-events';
import { EventTimeoutError } from '../../events/journal/event-journal';
import type { GivenFields } from '../../events/payload/given-payload';

/** How long a request may wait for an event, in milliseconds. */
const TIMEOUT = { min: 0, max: 60_000 };

interface SendBody {
  readonly type: string;
  readonly fields?: GivenFields;
  readonly options?: SendOptions;
}

const sendBody = new BodySchema<SendBody>({
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', minLength: 1 },
    fields: { type: 'object' },
    options: {
      type: 'object',
      properties: {
        duplicate: {},
        reorder: { type: 'boolean' },
        delay: { type: 'integer', minimum: 0, maximum: TIMEOUT.max },
        gzip: { type: 'boolean' },
        badSignature: { type: 'boolean' },
        url: { type: 'string' },
      },
    },
  },
});

/** Looking at the events of an app and sending more, from other processes. */
export const eventControlRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_emulator/events',
    handle: ({ tenant, query }) => {
      const type = query.get('type');
      return { events: tenant.events.list().filter((event) => type === null || event.type === type) };
    },
  },
  {
    // It takes the event away from those who ask next, so it is no GET.
    method: 'POST',
    path: '/_emulator/events/next',
    handle: async ({ tenant, query, signal }) => {
      const type = query.get('type') ?? undefined;
      const timeout = integerParam(query, 'timeout', TIMEOUT);
      try {
        return { event: await tenant.events.next({ type, timeout, signal }) };
      } catch (error) {
        throw error instanceof EventTimeoutError ? notFound(error.message) : error;
      }
    },
  },
  {
    method: 'POST',
    path: '/_emulator/webhooks/send',
    handle: async ({ tenant, body }) => {
      const { type, fields = {}, options } = sendBody.parse(body);
      return { event: await tenant.events.send(type, fields, options) };
    },
  },
  {
    method: 'POST',
    path: '/_emulator/webhooks/settled',
    handle: async ({ tenant }) => {
      await tenant.events.settled();
      return { events: tenant.events.list() };
    },
  },
];
