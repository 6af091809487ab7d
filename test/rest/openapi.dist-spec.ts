import { documentOfVersion, VERSIONS } from './compiled-modules';
import { jsonOf, type OpenApiDocument, type OperationObject } from './openapi-document';
import { OPEN_ROUTES, ROUTES } from './routes';

const successes = ({ responses }: OperationObject) =>
  Object.entries(responses).filter(([status]) => status.startsWith('2'));

describe.each(VERSIONS)('the OpenAPI document, in version %s', (version) => {
  let document: OpenApiDocument;
  /** What needs credentials. */
  let guarded: OpenApiDocument;

  beforeAll(async () => {
    document = await documentOfVersion(version);
    guarded = document.without(OPEN_ROUTES);
  });

  it('has the routes of the API and no others, each with the scopes it needs', () => {
    const documented = document.operations().map(({ name, operation }) => [name, operation['x-scope']]);
    const expected = [
      ...ROUTES.map(({ method, path, scopes }) => [
        document.operationAt(method, path.split('?')[0] ?? '')?.name,
        scopes,
      ]),
      ...OPEN_ROUTES.map((name) => [name, undefined]),
    ];

    expect(documented.sort()).toEqual(expected.sort());
  });

  it('describes every operation, and gives it a name of its own', () => {
    const ids = document.operations().map(({ operation }) => operation.operationId);

    expect(document.failing(({ summary, tags }) => Boolean(summary) && tags?.length === 1)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says in words who may use an operation', () => {
    expect(
      guarded.failing(({ description, 'x-scope': scopes }) =>
        scopes!.every((scope) => description!.includes(scope)),
      ),
    ).toEqual([]);
  });

  it('asks for an API key everywhere', () => {
    expect(document.components.securitySchemes).toMatchObject({
      'x-api-key': { type: 'apiKey', in: 'header', name: 'x-api-key' },
    });
    expect(guarded.failing(({ security }) => JSON.stringify(security) === '[{"x-api-key":[]}]')).toEqual([]);
  });

  it('shows a schema and examples for every body', () => {
    expect(
      document.failing(({ requestBody }) => {
        const body = jsonOf(requestBody);
        return (
          !requestBody || (body?.schema.$ref !== undefined && Object.keys(body.examples ?? {}).length > 0)
        );
      }),
    ).toEqual([]);
  });

  it('shows a schema and an example for every success, except for those without a body', () => {
    expect(
      document.failing((operation) =>
        successes(operation).every(([status, success]) => {
          const body = jsonOf(success);
          return status === '204'
            ? body === undefined
            : body?.schema.$ref !== undefined && body.example !== undefined;
        }),
      ),
    ).toEqual([]);
  });

  it('has the successes that the operations answer', () => {
    const statuses = Object.fromEntries(
      document
        .operations()
        .map(({ name, operation }) => [name, successes(operation).map(([status]) => Number(status))]),
    );

    expect(statuses).toMatchObject({
      'PUT /users': [200],
      'POST /users/query': [200],
      'DELETE /users/{id}': [202],
      'POST /users/{id}/deactivate': [200],
      'POST /users/{id}/restore': [204],
      'POST /users/{id}/tokens': [201],
      'POST /users/{id}/tokens/revoke': [204],
      'POST /calls': [201],
      'PUT /calls/{type}/{id}': [200, 201],
      'DELETE /calls/{type}/{id}': [200, 202],
      'POST /calls/query': [200],
      'POST /calls/{type}/{id}/end': [200],
      'POST /calls/{type}/{id}/ring': [200],
      'PUT /calls/{type}/{id}/members/{user_id}': [200],
      'DELETE /calls/{type}/{id}/members/{user_id}': [204],
      'POST /call-types': [201],
      'DELETE /call-types/{name}': [204],
    });
  });

  it.each([400, 401, 403, 429, 502, 503, 504])('shows the error %d everywhere', (status) => {
    expect(
      guarded.failing(({ responses }) => {
        const error = jsonOf(responses[status]);
        return (
          error?.schema.$ref === '#/components/schemas/StreamVideoErrorResponse' &&
          error.example !== undefined
        );
      }),
    ).toEqual([]);
  });

  it('shows that what a path names may not exist', () => {
    const without = document.failing(
      ({ responses }, path) => !path.includes('{') || responses[404] !== undefined,
    );

    expect(without).toEqual(['POST /users/{id}/tokens']);
  });

  it('types the parameters, with an example for each in a path', () => {
    expect(
      document.failing(({ parameters = [] }) =>
        parameters.every(
          ({ in: place, schema }) => 'type' in schema && (place !== 'path' || 'example' in schema),
        ),
      ),
    ).toEqual([]);
  });

  it('has no object without a shape', () => {
    expect(shapeless(document.components.schemas)).toEqual([]);
  });
});

/** The paths of schemas of the type object about which nothing else is said. */
function shapeless(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const children = Object.entries(schema).flatMap(([key, child]) => shapeless(child, `${path}/${key}`));
  const isObject = 'type' in schema && schema.type === 'object';
  const hasShape = ['properties', 'additionalProperties', 'allOf', '$ref'].some((key) => key in schema);
  return isObject && !hasShape ? [path, ...children] : children;
}
