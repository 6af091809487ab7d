import { Injectable, Module, type INestApplication } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  AccessModule,
  ApiKeyAuthenticator,
  CallsModule,
  StreamClient,
  StreamModule,
  UsersModule,
} from '../../src';
import { aCall, aUser, overrideStream, StreamTesting, StreamTestingModule } from '../../src/testing';
import { TestingAuthenticator } from '../../src/testing/access/testing-authenticator';
import { OnStreamEvent, StreamWebhooksModule } from '../../src/webhooks';
import { A_PLATFORM } from '../support/platforms';

@Injectable()
class Recorder {
  readonly seen: string[] = [];
  fails = false;

  @OnStreamEvent(['call.created', 'call.ended'])
  handle(event: { readonly type: string; readonly call_cid: string }): void {
    if (this.fails) throw new Error('handler failed');
    this.seen.push(`${event.type} ${event.call_cid}`);
  }
}

@Module({
  imports: [
    StreamModule.forRoot({ apiKey: 'real', apiSecret: 'real' }),
    AccessModule.forRoot({
      authenticators: [new ApiKeyAuthenticator([{ name: 'own', key: 'own-key', scopes: ['*'] }])],
    }),
    UsersModule,
    CallsModule,
    StreamWebhooksModule.forRoot(),
  ],
  providers: [Recorder],
})
class HostModule {}

describe.each(A_PLATFORM)('a host under test on %s', (platform) => {
  let app: INestApplication;
  let stream: StreamTesting;
  let recorder: Recorder;
  let url: string;

  beforeAll(async () => {
    const builder = Test.createTestingModule({ imports: [HostModule] });
    stream = await overrideStream(builder);
    const module = await builder.compile();
    const options = { logger: false } as const;
    app =
      platform === 'Fastify'
        ? module.createNestApplication(new FastifyAdapter(), options)
        : module.createNestApplication(options);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    recorder = app.get(Recorder);
  });

  afterAll(() => app.close());

  beforeEach(() => {
    stream.importState({});
    recorder.seen.length = 0;
    recorder.fails = false;
  });

  const get = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${url}${path}`, { headers })).status;

  it('accepts users and services of the test, each with what it may do', async () => {
    await aCall('standup').createdBy('john').create(stream);

    const statuses = await Promise.all([
      get('/calls/default/standup', stream.asUser('john')),
      get('/calls/default/standup', stream.asUser('jane')),
      get('/calls/default/standup', stream.asUser('john', { scopes: ['users:read'] })),
      get('/calls/default/standup', stream.asService()),
      get('/calls/default/standup', stream.asService(['users:read'])),
      get('/calls/default/standup', { 'x-api-key': 'own-key' }),
      get('/calls/default/standup', {}),
    ]);

    expect(statuses).toEqual([200, 403, 403, 200, 403, 200, 401]);
  });

  it('accepts no principals that another app signed, and none that were changed', async () => {
    const other = await StreamTesting.create();
    const { authorization } = stream.asUser('john');
    const [scheme = '', credentials = ''] = authorization.split(' ');
    const [, signature = ''] = credentials.split('.');
    const forged = Buffer.from('{"subject":"x","kind":"service","scopes":["calls:read"]}').toString(
      'base64url',
    );

    expect(await get('/calls/default/standup', other.asService())).toBe(401);
    expect(await get('/calls/default/standup', { authorization: `${scheme} ${forged}.${signature}` })).toBe(
      401,
    );
    expect(await get('/calls/default/standup', { authorization: `${scheme} ${forged}.` })).toBe(401);
    expect(await get('/calls/default/standup', { authorization: scheme })).toBe(401);
    await other.close();
  });

  it('has an authenticator that production rejects', () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      expect(() => new TestingAuthenticator({ apiSecret: 'secret' })).toThrow('NODE_ENV=production');
    } finally {
      process.env.NODE_ENV = before;
    }
  });

  it('gets an event without a network, and says what became of it', async () => {
    await expect(stream.webhooks.deliver('call.ended', { call_cid: 'default:standup' })).resolves.toEqual({
      status: 200,
      body: { outcome: 'handled' },
    });
    expect(recorder.seen).toEqual(['call.ended default:standup']);

    recorder.fails = true;
    await expect(stream.webhooks.deliver('call.ended', { call_cid: 'default:x' })).resolves.toEqual({
      status: 503,
      body: { outcome: 'failed' },
    });
  });

  it('gets what Stream emitted, once', async () => {
    const call = await aCall('standup').create(stream);
    await call.end();

    const responses = await stream.webhooks.deliverEmitted();

    expect(recorder.seen).toEqual(['call.created default:standup', 'call.ended default:standup']);
    expect(responses.length).toBeGreaterThanOrEqual(2);
    expect(await stream.webhooks.deliverEmitted()).toEqual([]);
  });

  it('gets an event over HTTP with a valid signature', async () => {
    const fields = { call_cid: 'default:standup' };
    await expect(stream.webhooks.post(`${url}/webhooks/stream`, 'call.ended', fields)).resolves.toEqual({
      status: 200,
      body: { outcome: 'handled' },
    });
    const { headers, body } = await stream.webhooks.sign('call.ended', fields);
    const changed = body.replace('default:standup', 'default:other');
    const response = await fetch(`${url}/webhooks/stream`, { method: 'POST', headers, body: changed });

    expect(response.status).toBe(401);
    expect(recorder.seen).toEqual(['call.ended default:standup']);
    await expect(stream.webhooks.post(`${url}/none`, 'call.ended')).resolves.toMatchObject({ status: 404 });
  });
});

describe('StreamTestingModule with access', () => {
  it('serves the REST modules to users and services of the test', async () => {
    const module = await Test.createTestingModule({
      imports: [StreamTestingModule.forRoot({ access: true }), CallsModule],
    }).compile();
    const app = module.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    const stream = app.get(StreamTesting);
    const call = `${await app.getUrl()}/calls/default/none`;

    const allowed = await fetch(call, { headers: stream.asService(['calls:read']) });
    const refused = await fetch(call);

    expect([allowed.status, refused.status]).toEqual([404, 401]);
    await expect(stream.webhooks.deliver('call.ended')).rejects.toThrow(
      'import StreamWebhooksModule.forRoot()',
    );
    await app.close();
  });
});

describe('builders', () => {
  let stream: StreamTesting;
  beforeEach(async () => {
    stream = await StreamTesting.create();
  });
  afterEach(() => stream.close());

  it('create a call with its users, and leave existing users as they are', async () => {
    await aUser('jane').named('Jane').create(stream);
    const builder = aCall('standup')
      .ofType('livestream')
      .createdBy(aUser('john').named('John').withRole('admin'))
      .withMembers('jane', aUser('jack').withCustom({ color: 'red' }))
      .withMember('jill', { role: 'host' })
      .withCustom({ topic: 'plans' })
      .withSettings({ backstage: { enabled: false } })
      .startingAt(new Date('2030-01-01T00:00:00Z'));

    const call = await builder.create(stream);
    const { call: created, members } = await call.get();
    const { users } = await stream.client.queryUsers({ payload: { filter_conditions: {} } });

    expect(builder.cid).toBe('livestream:standup');
    expect(created).toMatchObject({
      cid: 'livestream:standup',
      custom: { topic: 'plans' },
      created_by: { id: 'john', name: 'John' },
      starts_at: new Date('2030-01-01T00:00:00Z'),
      settings: { backstage: { enabled: false } },
    });
    expect(Object.fromEntries(members.map(({ user_id, role }) => [user_id, role]))).toEqual({
      jack: undefined,
      jane: undefined,
      jill: 'host',
    });
    expect(users.find(({ id }) => id === 'jane')).toMatchObject({ name: 'Jane' });
    expect(users.find(({ id }) => id === 'jack')).toMatchObject({ custom: { color: 'red' } });
  });

  it('never change what they were made from, and make up ids', async () => {
    const plain = aCall();
    const client = new StreamClient(stream.apiKey, stream.apiSecret, { baseUrl: stream.baseUrl });
    await plain.withMembers('jane').create(client);
    await client.close();

    expect(plain.state().calls).toMatchObject([{ members: [] }]);
    expect(aCall().cid).not.toBe(plain.cid);
    expect(aUser().id).not.toBe(aUser().id);
    expect(aUser('a').withTeams('red').build()).toEqual({ id: 'a', teams: ['red'] });
  });

  it('describe state that an app can start with', async () => {
    stream.importState(
      aCall('standup').withMembers('jane').startingAt(new Date('2030-01-01T00:00:00Z')).state(),
    );

    await expect(stream.client.video.call('default', 'standup').get()).resolves.toMatchObject({
      call: { starts_at: new Date('2030-01-01T00:00:00Z') },
      members: [{ user_id: 'jane' }],
    });
    expect(stream.requests().map(({ operation }) => operation)).toEqual(['GetCall']);
  });
});
