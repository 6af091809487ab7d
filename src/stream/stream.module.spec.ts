import { Inject, Injectable, Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { StreamClient } from './stream.client';
import { getStreamToken, InjectStream } from './stream.decorators';
import { StreamConfigurationError, StreamConnectionError } from './stream.errors';
import type { StreamModuleOptions, StreamOptionsFactory } from './stream.module-options';
import { StreamModule } from './stream.module';

const CREDENTIALS = { apiKey: 'key', apiSecret: 'the-api-secret' };

const VARIABLES = Object.keys(process.env).filter((name) => name.startsWith('STREAM_'));

const compile = (...imports: NonNullable<ModuleMetadata['imports']>): Promise<TestingModule> =>
  Test.createTestingModule({ imports }).compile();

let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  environment = { ...process.env };
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
});

afterEach(() => {
  process.env = environment;
});

@Injectable()
class ByClass {
  constructor(readonly stream: StreamClient) {}
}

@Injectable()
class ByToken {
  constructor(@InjectStream() readonly stream: StreamClient) {}
}

@Module({ providers: [ByClass, ByToken], exports: [ByClass, ByToken] })
class FeatureModule {}

describe('StreamModule', () => {
  it('shares one client with every module, by class and by token', async () => {
    const app = await compile(StreamModule.forRoot(CREDENTIALS), FeatureModule);
    const { stream } = app.get(ByClass);
    expect(stream).toBeInstanceOf(StreamClient);
    expect(app.get(ByToken).stream).toBe(stream);
    expect(stream.apiKey).toBe('key');
  });

  it('keeps the client to those who import it when it is not global', async () => {
    await expect(
      compile(StreamModule.forRoot({ ...CREDENTIALS, isGlobal: false }), FeatureModule),
    ).rejects.toThrow(/Nest can't resolve dependencies of the ByClass/);
    const stream = StreamModule.forRoot({ ...CREDENTIALS, isGlobal: false });
    @Module({ imports: [stream], providers: [ByClass] })
    class ImportingModule {}
    expect((await compile(ImportingModule, stream)).get(ByClass).stream.apiKey).toBe('key');
  });

  it('has a client per name', async () => {
    const app = await compile(
      StreamModule.forRoot(CREDENTIALS),
      StreamModule.forRoot({ name: 'eu', apiKey: 'eu-key', apiSecret: 's' }),
      StreamModule.forRootAsync({ name: 'us', useFactory: () => ({ apiKey: 'us-key', apiSecret: 's' }) }),
    );
    expect(app.get(StreamClient).apiKey).toBe('key');
    expect(app.get<StreamClient>(getStreamToken('eu')).apiKey).toBe('eu-key');
    expect(app.get<StreamClient>(getStreamToken('us')).apiKey).toBe('us-key');
  });

  describe('forRootAsync', () => {
    @Injectable()
    class Secrets implements StreamOptionsFactory {
      createStreamOptions(): Promise<StreamModuleOptions> {
        return Promise.resolve({ ...CREDENTIALS, timeout: 5000 });
      }
    }

    @Module({ providers: [Secrets], exports: [Secrets] })
    class SecretsModule {}

    it.each<[string, () => DynamicModule]>([
      ['useClass', () => StreamModule.forRootAsync({ useClass: Secrets })],
      ['useExisting', () => StreamModule.forRootAsync({ imports: [SecretsModule], useExisting: Secrets })],
      [
        'useFactory',
        () =>
          StreamModule.forRootAsync({
            imports: [SecretsModule],
            inject: [Secrets],
            useFactory: (secrets: Secrets) => secrets.createStreamOptions(),
          }),
      ],
    ])('takes the options from %s', async (_, register) => {
      const app = await compile(register(), FeatureModule);
      expect(app.get(ByClass).stream.apiKey).toBe('key');
    });

    it('takes from the environment what the factory leaves out', async () => {
      process.env.STREAM_API_KEY = 'env-key';
      process.env.STREAM_API_SECRET = 'env-secret';
      const app = await compile(
        StreamModule.forRootAsync({ useFactory: () => ({ apiKey: undefined, timeout: 10 }) }),
      );
      expect(app.get(StreamClient).apiKey).toBe('env-key');
    });
  });

  it('does not start with a named client that would take its credentials from the environment', async () => {
    Object.assign(process.env, { STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' });
    await expect(compile(StreamModule.forRoot({ name: 'eu' }))).rejects.toThrow(
      "The Stream client 'eu' needs both apiKey and apiSecret; only the unnamed client reads the environment.",
    );
  });

  it('does not start with two unnamed clients, and says what to do', async () => {
    @Module({ imports: [StreamModule.forRootAsync({ useFactory: () => CREDENTIALS })] })
    class OtherModule {}
    const starting = compile(StreamModule.forRoot(CREDENTIALS), OtherModule);
    await expect(starting).rejects.toThrow(StreamConfigurationError);
    await expect(starting).rejects.toThrow(
      /registered twice without a name\. Register it once, in your root module/,
    );
  });

  it('does not start with two clients of the same name', async () => {
    const named = (): DynamicModule => StreamModule.forRoot({ ...CREDENTIALS, name: 'eu' });
    await expect(compile(named(), named())).rejects.toThrow(
      "StreamModule is registered twice with the name 'eu'.",
    );
  });

  it('does not start when it is imported without forRoot', async () => {
    await expect(compile(StreamModule)).rejects.toThrow(
      'Import StreamModule.forRoot() or forRootAsync(), not StreamModule itself.',
    );
  });

  it.each(['options', 'complete-options'])('does not export the %s, which hold the secret', async (name) => {
    @Injectable()
    class Curious {
      constructor(@Inject(Symbol.for(`nestjs-getstream:${name}`)) readonly options: unknown) {}
    }
    @Module({ providers: [Curious] })
    class CuriousModule {}
    await expect(compile(StreamModule.forRoot(CREDENTIALS), CuriousModule)).rejects.toThrow(
      /can't resolve dependencies of the Curious/,
    );
  });

  it('closes every client when the application shuts down', async () => {
    const app = await compile(
      StreamModule.forRoot(CREDENTIALS),
      StreamModule.forRoot({ ...CREDENTIALS, name: 'eu' }),
    );
    const clients = [app.get(StreamClient), app.get<StreamClient>(getStreamToken('eu'))];
    await app.init();
    await app.close();
    for (const client of clients) await expect(client.getApp()).rejects.toThrow(StreamConnectionError);
  });

  it('gives the same token to every copy of the package', () => {
    expect(getStreamToken()).toBe(Symbol.for('nestjs-getstream:client'));
    expect(getStreamToken('eu')).toBe(Symbol.for('nestjs-getstream:client:eu'));
  });
});
