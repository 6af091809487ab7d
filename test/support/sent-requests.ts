import type { StreamClient } from '../../src/stream/stream.client';
import type { ClientFixture } from './client-fixture';

/** A method of the client, and the request that it sends: method and path with its query, and the body. */
export type SentRequestCase = readonly [
  name: string,
  operate: (client: StreamClient) => Promise<unknown>,
  request: string,
  body?: unknown,
];

/** Defines a test per method. */
export function itSendsWhatStreamExpects(
  { aClient }: ClientFixture,
  cases: readonly SentRequestCase[],
): void {
  // Each row in full: Jest takes a missing last argument for a callback to wait for.
  const rows = cases.map(([name, operate, request, body]) => [name, operate, request, body] as const);
  it.each(rows)('%s sends what Stream expects', async (_, operate, request, body) => {
    const { client, server } = await aClient();
    await operate(client);
    const [{ method, url, body: sent }] = server.requests as [(typeof server.requests)[0]];
    const [path = '', query = ''] = url.split('?');
    const parameters = query.split('&').filter((parameter) => parameter !== 'api_key=key');
    expect(`${method} ${[path, ...parameters].join(' ')}`).toBe(request.replace(' /', ' /api/v2/'));
    expect(sent).toEqual(body);
  });
}

/** The changes of users that the client tells of during a request. */
export async function changesDuring(
  { aClient }: ClientFixture,
  operate: (client: StreamClient) => Promise<unknown>,
  body: object = {},
): Promise<unknown[]> {
  const { client } = await aClient(() => ({ body }));
  const changes: unknown[] = [];
  client.observeUsers((change) => changes.push(change));
  await operate(client);
  return changes;
}
