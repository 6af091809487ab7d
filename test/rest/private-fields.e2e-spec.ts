import { StreamClient } from '../../src';
import { startStreamEmulator, type AppState, type StreamEmulator } from '../../src/emulator';
import { documentedRequests, documentOf, PARAMETERS, type DocumentedRequest } from './documented-requests';
import { listen, type RestHost } from './rest-host';
import { as, createTrustingApp } from './trusting-host';

/** Stream tells it to servers alone, and in these tests it says something of jack only. */
const PRIVATE_FIELD = 'revoke_tokens_issued_before';

interface Outcome {
  /** Of the operation. */
  readonly name: string;
  readonly isForUsers: boolean;
  readonly isDone: boolean;
  readonly showsPrivateField: boolean;
}

let emulator: StreamEmulator;
let host: RestHost;
let requests: DocumentedRequest[];
let apiKey: string;
/** With a call of john's, in which jack is: before anything of it was started, and while everything runs. */
let states: AppState[];

beforeAll(async () => {
  emulator = await startStreamEmulator();
  const credentials = emulator.createApp();
  ({ apiKey } = credentials);
  const stream = { ...credentials, baseUrl: emulator.url };
  const app = await createTrustingApp('Fastify', stream, { memberRoles: ['admin', 'host'] });
  host = await listen(app);
  requests = documentedRequests(documentOf(app));

  const service = as('service', 'backend');
  await host.request('PUT', '/users', { users: [{ id: 'john' }, { id: 'jack' }] }, service);
  await host.request('POST', '/users/jack/tokens/revoke', {}, service);
  const data = { created_by_id: 'john', members: [{ user_id: 'jack' }] };
  await host.request('PUT', '/calls/default/standup', { data }, service);
  emulator.call('default:standup', { apiKey }).join('jack');
  await addDevice(new StreamClient(apiKey, credentials.apiSecret, { baseUrl: emulator.url }));
  const before = emulator.exportState(apiKey);
  await startEverything(service);
  states = [before, emulator.exportState(apiKey)];
});

afterAll(async () => {
  await host.close();
  await emulator.close();
});

/** The one that examples name, so that it can be removed. */
async function addDevice(client: StreamClient): Promise<void> {
  const push_provider = {
    name: 'production',
    type: 'firebase',
    firebase_credentials: '{"private_key":"x"}',
  } as const;
  await client.upsertPushProvider({ push_provider });
  await client.createDevice({ id: PARAMETERS.device_id, push_provider: 'firebase', user_id: 'john' });
  await client.close();
}

async function startEverything(service: Record<string, string>): Promise<void> {
  const rtmp = { name: 'youtube', stream_url: 'rtmps://rtmp.example.com/live' };
  for (const [what, body] of [
    ['recordings/composite', {}],
    ['transcriptions', {}],
    ['closed-captions', {}],
    ['frame-recordings', {}],
    ['hls', undefined],
    ['rtmp-broadcasts', rtmp],
  ] as const) {
    await host.request('POST', `/calls/default/standup/${what}/start`, body, service);
  }
}

/** What comes of each documented request, each from every state. */
async function outcomesFor(principal: Record<string, string>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const attempts = states.flatMap((state) => requests.map((request) => ({ state, request })));
  for (const { state, request } of attempts) {
    const { name, method, path, body } = request;
    emulator.importState(state, apiKey);
    const answer = await host.request(method, path, body, principal);
    const text = JSON.stringify(answer.body ?? null);
    outcomes.push({
      name,
      isForUsers: !text.includes('Call it from a service'),
      isDone: answer.status < 300,
      showsPrivateField: text.includes(PRIVATE_FIELD),
    });
  }
  return outcomes;
}

const namesOf = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map(({ name }) => name))];

describe('what servers alone are told of a user', () => {
  it('is shown to no other user, by whatever operation', async () => {
    const outcomes = (await outcomesFor(as('user', 'john'))).filter(({ isForUsers }) => isForUsers);
    const done = namesOf(outcomes.filter(({ isDone }) => isDone));

    expect(namesOf(outcomes.filter(({ showsPrivateField }) => showsPrivateField))).toEqual([]);
    // Otherwise it would be said of refusals only.
    expect(namesOf(outcomes).filter((name) => !done.includes(name))).toEqual([]);
    expect(done.length).toBeGreaterThan(15);
  });

  it('is shown to services, by all operations that answer with a call or its members', async () => {
    const outcomes = await outcomesFor(as('service', 'backend'));

    expect(namesOf(outcomes.filter(({ showsPrivateField }) => showsPrivateField))).toEqual(
      expect.arrayContaining([
        'POST /calls',
        'POST /calls/query',
        'GET /calls/{type}/{id}',
        'PUT /calls/{type}/{id}',
        'PATCH /calls/{type}/{id}',
        'DELETE /calls/{type}/{id}',
        'POST /calls/{type}/{id}/go-live',
        'GET /calls/{type}/{id}/members',
        'PATCH /calls/{type}/{id}/members',
        'PUT /calls/{type}/{id}/members/{user_id}',
      ]),
    );
  });
});
