import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { callStatesBytes } from '../../src/emulator/calls/call-state-bytes';
import { callStateView } from '../../src/emulator/calls/call.view';
import { CallControl } from '../../src/emulator/control/calls/call-control';
import { DeliveryService } from '../../src/emulator/events/deliveries/delivery-service';
import { OPERATIONS } from '../../src/emulator/protocol/operations';
import type { StreamRequest } from '../../src/emulator/protocol/route';
import { nanoseconds, rfc3339 } from '../../src/emulator/protocol/wire-time';
import { ControlServer } from '../../src/emulator/server/control/control-server';
import { HttpServer } from '../../src/emulator/server/http-server';
import { Router } from '../../src/emulator/server/routing/router';
import { allRoutes } from '../../src/emulator/server/routing/routes';
import type { Tenant } from '../../src/emulator/tenants/tenant';
import { Tenants } from '../../src/emulator/tenants/tenants';
import { randomIds } from '../../src/emulator/world/id-source';
import { EmulatorHttp, type Answer } from '../support/emulator-http';
import { driveByHttp } from './walk-through';

describe('the serialized calls that the emulator keeps', () => {
  const deliveries = new DeliveryService([]);
  let tenants: Tenants;
  let server: HttpServer;
  let url: string;

  beforeAll(async () => {
    // Time stands still, so that nothing changes between what is compared.
    const now = Date.now();
    tenants = new Tenants({
      clock: { now: () => now },
      ids: randomIds,
      random: Math.random,
      behaviour: { strictCursors: false },
      enforceRateLimits: false,
      deliveries,
      eventsKept: 10,
      requestsKept: 10,
      operations: new Set(Object.keys(OPERATIONS)),
    });
    server = new HttpServer(tenants, new Router(allRoutes), new ControlServer([], () => undefined));
    url = `http://127.0.0.1:${(await server.listen(0, '127.0.0.1')).port}`;
  });

  afterAll(async () => {
    for (const tenant of tenants.all()) tenant.timers.stop();
    await deliveries.close();
    await server.close();
  });

  it('are never older than the state, whatever operation changed it', async () => {
    const tenant = tenants.create();
    const { apiKey, apiSecret } = tenant.app;
    const differences: string[] = [];
    let compared = 0;
    class ComparingHttp extends EmulatorHttp {
      override async send<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
        const answer = await super.send<Body>(method, path, body);
        // Reading changes nothing.
        for (const { kept, anew } of method === 'GET' ? [] : readings(tenant)) {
          if (kept !== anew) differences.push(`after ${method} ${path}`);
          compared += 1;
        }
        return answer;
      }
    }

    await driveByHttp(
      new ComparingHttp({ url, apiKey, apiSecret }),
      (cid) => new CallControl(cid, () => tenant),
    );

    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  });
});

/** All calls as each kind of reader is shown them: from what is kept, and serialized anew. */
function readings({ app, renders }: Tenant): { kept: string; anew: string }[] {
  const calls = [...app.calls.all.ascending()];
  const john = app.users.get('john');
  const callers = [{ kind: 'server' } as const, ...(john ? [{ kind: 'user', user: john } as const] : [])];
  return callers.flatMap((caller) =>
    [nanoseconds, rfc3339].map((time) => {
      const request = { app, caller, time, renders } as Partial<StreamRequest> as StreamRequest;
      const { parts } = callStatesBytes(request, calls);
      return {
        kept: `{${Buffer.concat(parts).toString()}`,
        anew: JSON.stringify({ calls: calls.map((call) => callStateView(request, call)) }),
      };
    }),
  );
}

describe('a call that was read before', () => {
  let emulator: StreamEmulator;
  let now = Date.UTC(2026, 0, 1);
  let stream: EmulatorHttp;

  beforeAll(async () => {
    emulator = await startStreamEmulator({ clock: { now: () => now } });
    stream = new EmulatorHttp(emulator);
    await stream.post('/users', { users: { john: { id: 'john' }, jane: { id: 'jane' } } });
    const data = { created_by_id: 'john', members: [{ user_id: 'jane' }] };
    await stream.post('/video/call/default/standup', { data });
  });
  afterAll(() => emulator.close());

  interface Shown {
    readonly call: object;
    readonly members: readonly { readonly user: object }[];
    readonly own_capabilities: readonly string[];
  }
  const read = async (reader = stream) => (await reader.get<Shown>('/video/call/default/standup')).body;
  const member = async () => (await read()).members[0]!.user;

  it('shows what changes of its users and their devices', async () => {
    await read();
    await stream.post('/users', { users: { jane: { id: 'jane', name: 'Jane' } } });
    expect(await member()).toMatchObject({ name: 'Jane', devices: [] });
    await stream.post('/devices', { id: 'phone', push_provider: 'apn', user_id: 'jane' });
    expect(await member()).toMatchObject({ devices: [{ id: 'phone' }] });
    await stream.post('/users/block', { user_id: 'jane', blocked_user_id: 'john' });
    expect(await member()).toMatchObject({ blocked_user_ids: ['john'] });
  });

  it('shows a user no longer among those whom a member blocks once that user is removed', async () => {
    await stream.post('/users', { users: { gone: { id: 'gone' } } });
    await stream.post('/users/block', { user_id: 'jane', blocked_user_id: 'gone' });
    expect(await member()).toMatchObject({ blocked_user_ids: ['john', 'gone'] });
    const hard = { user: 'hard', messages: 'hard', conversations: 'hard' };
    await stream.post('/users/delete', { user_ids: ['gone'], ...hard, calls: 'hard' });
    expect(await member()).toMatchObject({ blocked_user_ids: ['john'] });
  });

  it('shows the end of a ban that time brings', async () => {
    await stream.post('/moderation/ban', { target_user_id: 'jane', banned_by_id: 'john', timeout: 1 });
    expect(await member()).toMatchObject({ banned: true });
    now += 61_000;
    expect(await member()).toMatchObject({ banned: false });
  });

  it('shows the settings that its type has now, and a number while there are SIP trunks', async () => {
    expect(await read()).not.toHaveProperty('call.routing_number');
    await stream.put('/video/calltypes/default', { settings: { screensharing: { enabled: false } } });
    await stream.post('/video/sip/inbound_trunks', { name: 'Trunk', numbers: ['+100'] });
    expect(await read()).toMatchObject({
      call: { settings: { screensharing: { enabled: false } }, routing_number: expect.any(String) },
    });
  });

  it('shows each reader its own capabilities', async () => {
    const own = async (reader: EmulatorHttp) => (await read(reader)).own_capabilities;
    const [server, john, jane] = [stream, stream.as('john'), stream.as('jane')];

    const first = [await own(server), await own(john), await own(jane)];
    expect(new Set(first.map(String)).size).toBe(3);
    expect([await own(server), await own(john), await own(jane)]).toEqual(first);
    await stream.post('/video/call/default/standup/user_permissions', {
      user_id: 'jane',
      revoke_permissions: ['send-audio'],
    });
    expect(await own(jane)).toEqual(first[2]!.filter((capability) => capability !== 'send-audio'));
    expect(await own(john)).toEqual(first[1]);
  });
});
