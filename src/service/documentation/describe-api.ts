import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_HEADER } from '../../access/authenticators/api-key/api-key.authenticator';
import { API_KEY_SECURITY } from '../../rest/rest-controller.decorator';
import { VERSION } from '../../stream/transport/version';

export const API_KEY_SCHEME = { type: 'apiKey', in: 'header', name: API_KEY_HEADER } as const;

const TOKEN_SECURITY = 'jwt';
const TOKEN_SCHEME = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'A token of the issuer that this service trusts.',
} as const;

type PathItem = OpenAPIObject['paths'][string];

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

const ABOUT = `Stream Video (getstream.io) as a REST API: users, tokens, calls, members, settings and call types, with the
field names of Stream's own API. Dates are RFC 3339. Unknown fields are refused by name. Not affiliated with Stream.`;

/** The OpenAPI document of the service. */
export function describeApi(app: INestApplication, acceptsTokens: boolean): OpenAPIObject {
  const api = describeWithKeys(app);
  return acceptsTokens ? withTokens(api) : api;
}

function describeWithKeys(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('nestjs-getstream')
    .setDescription(ABOUT)
    .setVersion(VERSION)
    .addApiKey({ ...API_KEY_SCHEME, description: 'A key from API_KEYS.' }, API_KEY_SECURITY)
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** The same API, every operation of which takes a JWT where it takes an API key. */
function withTokens(api: OpenAPIObject): OpenAPIObject {
  const paths = Object.entries(api.paths).map(([path, item]) => [path, eachOperation(item)] as const);
  const securitySchemes = { ...api.components?.securitySchemes, [TOKEN_SECURITY]: TOKEN_SCHEME };
  return {
    ...api,
    paths: Object.fromEntries(paths),
    components: { ...api.components, securitySchemes },
  };
}

function eachOperation(item: PathItem): PathItem {
  const operations = METHODS.flatMap((method) => {
    const operation = item[method];
    return operation?.security?.length
      ? [[method, { ...operation, security: [...operation.security, { [TOKEN_SECURITY]: [] }] }] as const]
      : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}
