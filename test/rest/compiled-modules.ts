import { join } from 'node:path';
import { Module, type INestApplication, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { sharedServiceUrl } from '../service/shared-service';
import { OpenApiDocument } from './openapi-document';

type Version = '3.0.0' | '3.1.0';

/** The versions of OpenAPI that apps choose between. */
export const VERSIONS: readonly Version[] = ['3.0.0', '3.1.0'];

@Module({})
class App {}

const STREAM = { apiKey: 'key', apiSecret: 'secret', baseUrl: 'http://127.0.0.1:9' };

/** A part of the compiled package, which alone has what Nest's compiler plugin reads of types and comments. */
async function compiled<Part>(path: string): Promise<Part> {
  return (await import(join(__dirname, '../../dist', path))) as Part;
}

/** The document of the standalone service, and as that of an app on another version of OpenAPI. */
export async function documentOfVersion(version: Version): Promise<OpenApiDocument> {
  if (version === '3.0.0') return OpenApiDocument.read(sharedServiceUrl());
  const { ServiceModule } =
    await compiled<typeof import('../../src/service/service.module')>('service/service.module');
  const apiKeys = [{ name: 'key', key: 'key-for-everything', scopes: ['*' as const] }];
  const app = await NestFactory.create(ServiceModule.forRoot({ stream: STREAM, apiKeys, adminApi: 'on' }), {
    logger: false,
    preview: true,
    abortOnError: false,
  });
  const document = describeApp(app, version);
  await app.close();
  return new OpenApiDocument(document as unknown as ConstructorParameters<typeof OpenApiDocument>[0]);
}

/** The document of an app with everything of the package that has routes, beside these controllers. Nothing is started. */
export async function embeddingApp(controllers: readonly Type[]): Promise<INestApplication> {
  const library = await compiled<typeof import('../../src')>('index');
  const { HealthModule } = await compiled<typeof import('../../src/health')>('health');
  const webhooks = await compiled<typeof import('../../src/webhooks')>('webhooks');
  const { MetricsModule } = await compiled<typeof import('../../src/metrics')>('metrics');
  return NestFactory.create(
    {
      module: App,
      imports: [
        library.StreamModule.forRoot({ isGlobal: true, ...STREAM }),
        library.AccessModule.forRoot({ authenticators: [new library.OpenAccessAuthenticator()] }),
        library.UsersModule,
        library.CallsModule,
        library.CallTypesModule,
        library.RolesModule,
        library.AdminModule,
        webhooks.StreamWebhooksModule.forRoot({
          delivery: webhooks.durableWebhooks({ redisUrl: 'redis://127.0.0.1:9' }),
        }),
        webhooks.DeadLettersModule,
        HealthModule.forRoot(),
        MetricsModule.forRoot(),
      ],
      controllers: [...controllers],
    },
    { logger: false, preview: true, abortOnError: false },
  );
}

/** The classes that hosts import of the package, for routes of their own. */
export async function exportedModels(): Promise<Type[]> {
  const models = await compiled<object>('stream/models');
  return Object.values(models).filter((model) => typeof model === 'function') as Type[];
}

export function describeApp(
  app: INestApplication,
  version: Version,
  extraModels: readonly Type[] = [],
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion(version)
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key' }, 'x-api-key')
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [...extraModels] });
}
