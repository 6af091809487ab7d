import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_HEADER } from '../access/api-key.authenticator';
import { API_KEY_SECURITY } from '../rest/rest-controller.decorator';
import { VERSION } from '../stream/transport/version';

const API_KEY_SCHEME = { type: 'apiKey', in: 'header', name: API_KEY_HEADER } as const;

const ABOUT = `Stream Video (getstream.io) as a REST API: users, tokens, calls, members, settings and call types, with the
field names of Stream's own API. Dates are RFC 3339. Unknown fields are refused by name. Not affiliated with Stream.`;

/** Serves Swagger UI at `/docs` and the OpenAPI document at `/docs-json`; with a key, the UI is already authorised. */
export function serveDocumentation(app: INestApplication, key?: string): void {
  SwaggerModule.setup('docs', app, () => describeApi(app), {
    customSiteTitle: 'nestjs-getstream',
    swaggerOptions: {
      tryItOutEnabled: true,
      displayRequestDuration: true,
      ...(key === undefined ? { persistAuthorization: true } : { authAction: authorization(key) }),
    },
  });
}

function describeApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('nestjs-getstream')
    .setDescription(ABOUT)
    .setVersion(VERSION)
    .addApiKey({ ...API_KEY_SCHEME, description: 'A key from API_KEYS.' }, API_KEY_SECURITY)
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
}

function authorization(key: string): object {
  return { [API_KEY_SECURITY]: { name: API_KEY_SECURITY, schema: API_KEY_SCHEME, value: key } };
}
