import { Controller, Get, Injectable, Module, Post, type ModuleMetadata, type Type } from '@nestjs/common';
import {
  AccessModule,
  AccessPolicy,
  CallAccess,
  CallsModule,
  CurrentPrincipal,
  REQUEST_LIMITER,
  RequestLimiter,
  RequireScope,
  RetryLaterException,
  StreamClient,
  StreamModule,
  type CallRelationship,
  type Principal,
} from '../../src';
import { startStreamEmulator, type AppCredentials, type StreamEmulator } from '../../src/emulator';
import { A_PLATFORM } from '../support/platforms';
import { type Answer, type RestHost } from './rest-host';
import { startApp } from './start-app';
import { as, TrustingAuthenticator } from './trusting-host';

let emulator: StreamEmulator;
let credentials: AppCredentials;
let client: StreamClient;
let host: RestHost | undefined;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

beforeEach(async () => {
  credentials = emulator.createApp();
  client = new StreamClient(credentials.apiKey, credentials.apiSecret, { baseUrl: emulator.url });
  await client.upsertUsers([
    { id: 'john' },
    { id: 'jack' },
    { id: 'jane' },
    { id: 'boss', role: 'admin' },
    { id: 'host' },
  ]);
  await client.video.call('default', 'standup').getOrCreate({
    data: { created_by_id: 'john', members: [{ user_id: 'jack' }, { user_id: 'host', role: 'admin' }] },
  });
});

afterEach(async () => {
  await host?.close();
  host = undefined;
  await client.close();
});

afterAll(() => emulator.close());

const withAccess = (options: { policy?: Type<AccessPolicy>; imports?: ModuleMetadata['imports'] } = {}) => [
  StreamModule.forRoot({ ...credentials, baseUrl: emulator.url }),
  AccessModule.forRoot({ authenticators: [new TrustingAuthenticator()], ...options }),
];

@Controller('rooms/:type/:id')
class RoomsController {
  @Get('notes')
  @CallAccess('member')
  notes(@CurrentPrincipal() { subject }: Principal): object {
    return { subject };
  }

  @Post('settings')
  @CallAccess('creator')
  settings(): object {
    return {};
  }

  @Post('mute')
  @CallAccess('mute-users')
  mute(): object {
    return {};
  }

  @Post('record')
  @CallAccess('start-record-call')
  record(): object {
    return {};
  }

  @Get('export')
  @CallAccess('creator')
  @RequireScope('users:read')
  exported(): object {
    return {};
  }
}

describe.each(A_PLATFORM)('@CallAccess on %s', (platform) => {
  let send: (method: string, path: string, headers: Record<string, string>) => Promise<Answer>;

  beforeEach(async () => {
    const started = await startApp(platform, { imports: withAccess(), controllers: [RoomsController] });
    host = started;
    send = (method, path, headers) => started.request(method, `/rooms${path}`, undefined, headers);
  });

  const statuses = async (method: string, path: string, users: readonly string[]) =>
    Promise.all(users.map(async (id) => (await send(method, path, as('user', id))).status));

  it('lets in those who may read the call', async () => {
    const users = ['john', 'jack', 'host', 'jane', 'boss', 'nobody'];

    expect(await statuses('GET', '/default/standup/notes', users)).toEqual([200, 200, 200, 403, 403, 403]);
    expect((await send('GET', '/default/standup/notes', as('user', 'jack'))).body).toEqual({
      subject: 'jack',
    });
  });

  it('lets in those who may change the call', async () => {
    expect(await statuses('POST', '/default/standup/settings', ['john', 'jack', 'host', 'jane'])).toEqual([
      201, 403, 403, 403,
    ]);
  });

  it('lets in those who may read the call and have the capability by the grants of the call type', async () => {
    const users = ['john', 'jack', 'host', 'jane', 'boss', 'nobody'];

    // By default users may mute on calls of their own, and members with the role of an admin on those they are in.
    expect(await statuses('POST', '/default/standup/mute', users)).toEqual([201, 403, 201, 403, 403, 403]);
    // The grants would let any user record, and end calls: those who may not see the call may not.
    expect(await statuses('POST', '/default/standup/record', users)).toEqual([201, 201, 201, 403, 403, 403]);

    await client.video.updateCallType({ name: 'default', grants: { user: [], call_member: ['mute-users'] } });

    expect(await statuses('POST', '/default/standup/mute', users)).toEqual([403, 201, 201, 403, 403, 403]);
  });

  it('agrees with what Stream tells the users who may read the call', async () => {
    const url = `${emulator.url}/api/v2/video/call/default/standup?api_key=${credentials.apiKey}`;
    for (const id of ['john', 'jack', 'host']) {
      const authorization = client.generateUserToken({ user_id: id });
      const answer = await fetch(`${url}&user_id=${id}`, {
        headers: { authorization, 'stream-auth-type': 'jwt' },
      });
      const { own_capabilities } = (await answer.json()) as { own_capabilities: string[] };
      const expected = [
        own_capabilities.includes('mute-users') ? 201 : 403,
        own_capabilities.includes('start-record-call') ? 201 : 403,
      ];

      const mute = await statuses('POST', '/default/standup/mute', [id]);
      const record = await statuses('POST', '/default/standup/record', [id]);

      expect([id, ...mute, ...record]).toEqual([id, ...expected]);
    }
  });

  it('tells users that there is no such call', async () => {
    const { status, body } = await send('POST', '/default/nope/mute', as('user', 'john'));

    expect(status).toBe(404);
    expect(body.message).toBe('There is no call default:nope.');
  });

  it('lets services in by their scope: to read as a member, to write as anything else, or as the route says', async () => {
    const reader = as('service', 's', ['calls:read']);
    const writer = as('service', 's', ['calls:write']);
    const users = as('service', 's', ['users:read']);
    const of = async (principal: Record<string, string>) =>
      Promise.all([
        send('GET', '/default/nope/notes', principal),
        send('POST', '/default/nope/settings', principal),
        send('POST', '/default/nope/mute', principal),
        send('GET', '/default/nope/export', principal),
      ]).then((answers) => answers.map(({ status }) => status));

    expect(await of(reader)).toEqual([200, 403, 403, 403]);
    expect(await of(writer)).toEqual([403, 201, 201, 403]);
    expect(await of(users)).toEqual([403, 403, 403, 200]);
  });

  it('asks users for the scope too, and everybody for credentials', async () => {
    expect((await send('GET', '/default/standup/notes', as('user', 'john', ['calls:write']))).status).toBe(
      403,
    );
    expect((await send('GET', '/default/standup/notes', {})).status).toBe(401);
  });

  it.each(['a.b', 'a%20b', '%2e%2e%2f', 'x'.repeat(65), 'standup%3f', 'standup%00'])(
    'knows no call by the name %s, and does not ask for one',
    async (id) => {
      const { status } = await send('GET', `/default/${id}/notes`, as('user', 'john'));

      expect(status).toBe(404);
    },
  );
});

describe('a route with @CallAccess', () => {
  it('keeps the app from starting when its path names no call', async () => {
    @Controller('rooms/:id')
    class NoTypeController {
      @Get()
      @CallAccess('member')
      read(): string {
        return '';
      }
    }

    await expect(
      startApp('Express', { imports: withAccess(), controllers: [NoTypeController] }),
    ).rejects.toThrow(
      'NoTypeController.read has @CallAccess, so its path needs the parameters :type and :id',
    );
  });

  it('keeps the app from starting when there is no client to ask', async () => {
    @Controller('rooms/:type/:id')
    class EuController {
      @Get()
      @CallAccess('member', { client: 'eu' })
      read(): string {
        return '';
      }
    }

    await expect(startApp('Express', { imports: withAccess(), controllers: [EuController] })).rejects.toThrow(
      "EuController.read has @CallAccess, which found no client of Stream. Import StreamModule.forRoot({ name: 'eu' })",
    );
  });

  it('asks the client it is told to', async () => {
    const eu = emulator.createApp();
    const euClient = new StreamClient(eu.apiKey, eu.apiSecret, { baseUrl: emulator.url });
    await euClient.video.call('default', 'standup').getOrCreate({ data: { created_by_id: 'jane' } });
    await euClient.close();

    @Controller('rooms/:type/:id')
    class EuController {
      @Get()
      @CallAccess('creator', { client: 'eu' })
      read(): object {
        return {};
      }
    }
    const started = await startApp('Express', {
      imports: [...withAccess(), StreamModule.forRoot({ ...eu, baseUrl: emulator.url, name: 'eu' })],
      controllers: [EuController],
    });
    host = started;
    const of = async (id: string) =>
      (await started.request('GET', '/rooms/default/standup', undefined, as('user', id))).status;

    expect([await of('jane'), await of('john')]).toEqual([200, 403]);
  });
});

describe('a policy of the host', () => {
  @Injectable()
  class Moderators {
    includes(id: string): boolean {
      return id === 'jane';
    }
  }

  @Module({ providers: [Moderators], exports: [Moderators] })
  class ModeratorsModule {}

  @Injectable()
  class ModeratedPolicy extends AccessPolicy {
    constructor(private readonly moderators: Moderators) {
      super();
    }

    override async mayReadCall(user: Principal, call: CallRelationship): Promise<boolean> {
      return this.moderators.includes(user.subject) || (await super.mayReadCall(user, call));
    }
  }

  it('decides on the REST API and on routes of the host alike, with dependencies of its own', async () => {
    const started = await startApp('Express', {
      imports: [...withAccess({ policy: ModeratedPolicy, imports: [ModeratorsModule] }), CallsModule],
      controllers: [RoomsController],
    });
    host = started;
    const get = async (path: string, id: string) =>
      (await started.request('GET', path, undefined, as('user', id))).status;

    expect(await get('/calls/default/standup', 'jane')).toBe(200);
    expect(await get('/rooms/default/standup/notes', 'jane')).toBe(200);
    expect(await get('/calls/default/standup', 'boss')).toBe(403);
  });
});

describe.each(A_PLATFORM)('a limiter on %s', (platform) => {
  class OneEachLimiter extends RequestLimiter {
    readonly #seen = new Set<string>();

    override take({ subject }: Principal): void {
      if (this.#seen.has(subject)) throw new RetryLaterException(429, 'Too many requests.', 7);
      this.#seen.add(subject);
    }
  }

  @Module({})
  class LimiterModule {}

  const limiter = {
    module: LimiterModule,
    global: true,
    providers: [{ provide: REQUEST_LIMITER, useClass: OneEachLimiter }],
    exports: [REQUEST_LIMITER],
  };

  it('is asked for each principal, before its rights are', async () => {
    const started = await startApp(platform, {
      imports: [...withAccess(), limiter, CallsModule],
    });
    host = started;
    const get = async (headers: Record<string, string>) =>
      started.request('GET', '/calls/default/standup', undefined, headers);

    expect((await get({})).status).toBe(401);
    expect((await get(as('user', 'jane'))).status).toBe(403);
    const limited = await get(as('user', 'jane'));
    expect(limited).toMatchObject({
      status: 429,
      body: { statusCode: 429, error: 'Too Many Requests', message: 'Too many requests.' },
    });
    expect(limited.headers.get('retry-after')).toBe('7');
    expect((await get(as('user', 'john'))).status).toBe(200);
  });
});
