import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SCOPES, type Scope } from '../../src/access';
import { jsonOf, OpenApiDocument, type OperationObject } from './openapi-document';

/** A request that the documentation shows, or the only one there is when the operation takes no body. */
export interface DocumentedRequest {
  /** Such as `GET /users/{id}`. */
  readonly name: string;
  readonly method: string;
  /** A path that leads to the operation, about john, his call `default:standup` or its member jack. */
  readonly path: string;
  readonly body?: unknown;
  /** What the operation needs, one of them; empty when the documentation does not say it. */
  readonly scopes: readonly Scope[];
}

/** What stands for parameters of paths, and for those that queries need. `id` is somebody's or something's: it depends on what the path begins with. */
export const PARAMETERS = {
  type: 'default',
  user_id: 'jack',
  name: 'webinar',
  recording_type: 'composite',
  session: 'a',
  filename: 'a.mp4',
  broadcast_name: 'youtube',
  blocked_user_id: 'jack',
  group_id: 'designers',
  role_name: 'presenter',
  permission_id: 'join-call-in-team',
  user: 'jack',
  user_session: 'b',
  provider_type: 'firebase',
  provider_name: 'production',
  push_provider_type: 'firebase',
  storage_name: 'archive',
  trunk_id: 'a',
  rule_id: 'a',
  import_id: 'a',
  block_list: 'rude-words',
  block_list_id: 'a',
  device_id: 'fMEP0vJqS0:APA91bHqX35',
} as const;
const IDS: Readonly<Record<string, string>> = { users: 'john', calls: 'standup', tasks: '1', webhooks: '1' };

/** The OpenAPI document of an app. */
export function documentOf(app: INestApplication): OpenAPIObject {
  return SwaggerModule.createDocument(app, new DocumentBuilder().build());
}

/** A request for each example of a body, or one, per operation. */
export function documentedRequests(document: OpenAPIObject): DocumentedRequest[] {
  const described = new OpenApiDocument(
    document as unknown as ConstructorParameters<typeof OpenApiDocument>[0],
  );
  return described.operations().flatMap(({ name, method, path, operation }) => {
    const request = {
      name,
      method: method.toUpperCase(),
      path: `${filled(path)}${requiredQuery(operation)}`,
      scopes: SCOPES.filter((scope) => operation['x-scope']?.includes(scope)),
    };
    const examples = Object.values(jsonOf(operation.requestBody)?.examples ?? {});
    return examples.length === 0 ? [request] : examples.map(({ value }) => ({ ...request, body: value }));
  });
}

/** The parameters without which an operation refuses the query, from `?` on. */
function requiredQuery({ parameters = [] }: OperationObject): string {
  const names = parameters
    .filter((one) => one.in === 'query' && one.required === true)
    .map(({ name }) => name);
  const values = names.map((name): [string, string] => [name, valueOf(name)]);
  return values.length === 0 ? '' : `?${new URLSearchParams(values).toString()}`;
}

function valueOf(name: string): string {
  const values: Readonly<Record<string, string | undefined>> = PARAMETERS;
  const value = values[name];
  if (value === undefined) throw new Error(`Say in PARAMETERS what stands for {${name}}.`);
  return value;
}

/** The scopes that do not let a principal in. */
export function otherScopes(needed: readonly Scope[]): Scope[] {
  return SCOPES.filter((scope) => !needed.includes(scope));
}

/** A path about john, his call `default:standup` or its member jack. */
export function filled(path: string): string {
  const [, first = ''] = path.split('/');
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name !== 'id') return valueOf(name);
    const value = IDS[first];
    if (value === undefined) throw new Error(`Say in IDS what stands for {id} in ${path}.`);
    return value;
  });
}
