import { Controller, Get, Module, UseGuards, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AccessGuard,
  AccessModule,
  AdminModule,
  ApiKeyAuthenticator,
  CallsModule,
  CallTypesModule,
  CurrentPrincipal,
  OpenAccessAuthenticator,
  RequireScope,
  RolesModule,
  SCOPES,
  StreamModule,
  UsersModule,
  type Principal,
} from '../../src';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';
import { API_KEYS, listen, type RestHost } from './rest-host';
import { TrustingAuthenticator } from './trusting-host';

let emulator: StreamEmulator;
let host: RestHost | undefined;

beforeAll(async () => {
  emulator = await startStreamEmulator();
});

afterEach(async () => {
  await host?.close();
  host = undefined;
});

afterAll(() => emulator.close());

const newStream = () => {
  const { apiKey, apiSecret } = emulator.createApp();
  return { apiKey, apiSecret, baseUrl: emulator.url };
};

const withKeys = () => AccessModule.forRoot({ authenticators: [new ApiKeyAuthenticator(API_KEYS)] });

@Module({})
class Root {}

async function start(metadata: ModuleMetadata): Promise<RestHost> {
  const app = await NestFactory.create({ module: Root, ...metadata }, { logger: false, abortOnError: false });
  host = await listen(app);
  return host;
}

describe('the REST modules', () => {
  it.each([UsersModule, CallsModule, CallTypesModule, RolesModule, AdminModule])(
    '%p does not start without AccessModule',
    async (module) => {
      await expect(start({ imports: [StreamModule.forRoot(newStream()), module] })).rejects.toThrow(
        /Import AccessModule\.forRoot\(.* in the root module.* new OpenAccessAuthenticator\(\)/s,
      );
    },
  );

  it.each([UsersModule, CallsModule, CallTypesModule, RolesModule, AdminModule])(
    '%p does not start without a client',
    async (module) => {
      await expect(start({ imports: [withKeys(), module] })).rejects.toThrow(
        `${module.name} found no client of Stream. Import StreamModule.forRoot()`,
      );
    },
  );

  it('name the client that is missing', async () => {
    const imports = [withKeys(), StreamModule.forRoot(newStream()), UsersModule.forRoot({ client: 'eu' })];

    await expect(start({ imports })).rejects.toThrow("StreamModule.forRoot({ name: 'eu' })");
  });

  it('use the client they are told to', async () => {
    const [us, eu] = [newStream(), newStream()];
    const { request } = await start({
      imports: [
        withKeys(),
        StreamModule.forRoot(us),
        StreamModule.forRoot({ ...eu, name: 'eu' }),
        UsersModule.forRoot({ client: 'eu' }),
      ],
    });

    const { body } = await request('POST', '/users/john/tokens');

    expect(body.api_key).toBe(eu.apiKey);
  });

  it('take a client that is not global from the modules passed to them', async () => {
    const stream = newStream();
    const { request } = await start({
      imports: [
        withKeys(),
        UsersModule.forRoot({ imports: [StreamModule.forRoot({ ...stream, isGlobal: false })] }),
      ],
    });

    const { body } = await request('POST', '/users/john/tokens');

    expect(body.api_key).toBe(stream.apiKey);
  });

  it('live below the prefix of the host, also in Location', async () => {
    const app = await NestFactory.create(
      { module: Root, imports: [withKeys(), StreamModule.forRoot(newStream()), CallsModule] },
      { logger: false, abortOnError: false },
    );
    app.setGlobalPrefix('api/video');
    host = await listen(app);

    const { status, headers } = await host.request('POST', '/api/video/calls?x=1', {
      type: 'default',
      id: 'a',
      data: { created_by_id: 'john' },
    });

    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/api/video/calls/default/a');
  });

  it('are open to everybody when that is asked for by name', async () => {
    const { request } = await start({
      imports: [
        AccessModule.forRoot({ authenticators: [new OpenAccessAuthenticator()] }),
        StreamModule.forRoot(newStream()),
        UsersModule,
      ],
    });

    expect((await request('POST', '/users/john/tokens', {}, {})).status).toBe(201);
  });
});

describe('AccessModule', () => {
  @Module({ providers: [{ provide: 'KEYS', useValue: API_KEYS }], exports: ['KEYS'] })
  class KeysModule {}

  it('takes its authenticators from a factory', async () => {
    const access = AccessModule.forRootAsync({
      imports: [KeysModule],
      inject: ['KEYS'],
      useFactory: (keys: typeof API_KEYS) => ({ authenticators: [new ApiKeyAuthenticator(keys)] }),
    });
    const { request } = await start({ imports: [access, StreamModule.forRoot(newStream()), UsersModule] });

    expect((await request('POST', '/users/john/tokens')).status).toBe(201);
    expect((await request('POST', '/users/john/tokens', {}, {})).status).toBe(401);
  });

  it('does not start without authenticators', async () => {
    await expect(start({ imports: [AccessModule.forRoot({ authenticators: [] })] })).rejects.toThrow(
      'AccessModule got no authenticators',
    );
  });

  it('lets users give the roles that it names', async () => {
    const principal = { 'x-principal': JSON.stringify({ kind: 'user', subject: 'john', scopes: SCOPES }) };
    const { request } = await start({
      imports: [
        AccessModule.forRoot({ authenticators: [new TrustingAuthenticator()], memberRoles: ['host'] }),
        StreamModule.forRoot(newStream()),
        CallsModule,
        UsersModule,
      ],
    });
    await request('POST', '/session', undefined, principal);
    const create = async (role: string) => {
      const data = { members: [{ user_id: 'john', role }] };
      return (await request('PUT', `/calls/default/${role}`, { data }, principal)).status;
    };

    expect([await create('host'), await create('admin'), await create('call_member')]).toEqual([
      201, 403, 403,
    ]);
  });

  it('does not start when an authenticator cannot', async () => {
    class BrokenAuthenticator extends TrustingAuthenticator {
      override prepare(): Promise<void> {
        return Promise.reject(new Error('no connection to the sessions'));
      }
    }

    await expect(
      start({ imports: [AccessModule.forRoot({ authenticators: [new BrokenAuthenticator()] })] }),
    ).rejects.toThrow('no connection to the sessions');
  });

  it('guards routes of the host, which learn who calls', async () => {
    @Controller('who')
    @UseGuards(AccessGuard)
    class WhoController {
      @Get()
      @RequireScope('users:read')
      who(@CurrentPrincipal() principal: Principal): Principal {
        return principal;
      }
    }
    const { request } = await start({ imports: [withKeys()], controllers: [WhoController] });

    expect((await request('GET', '/who')).body).toMatchObject({ subject: 'backend', kind: 'service' });
    expect((await request('GET', '/who', undefined, {})).status).toBe(401);
  });

  it('does not start with a guarded route that names no scope', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      @UseGuards(AccessGuard)
      forgotten(): string {
        return 'secret';
      }

      @Get('free')
      free(): string {
        return 'free';
      }
    }

    await expect(start({ imports: [withKeys()], controllers: [ForgottenController] })).rejects.toThrow(
      'These routes have the AccessGuard but no scope: ForgottenController.forgotten.',
    );
  });
});
