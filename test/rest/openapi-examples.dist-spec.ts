import { sharedServiceUrl } from '../service/shared-service';
import { documentOfVersion, VERSIONS } from './compiled-modules';
import { jsonOf, type OpenApiDocument, type OperationObject } from './openapi-document';

const url = sharedServiceUrl();
function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: method.toUpperCase(),
    headers: { 'x-api-key': 'dev-key', 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** Rejections of correct requests: nobody is in the call, an id was made by Stream, or the emulator does not have the operation. */
const BEYOND_THE_EXAMPLE =
  /no active session|user session [\w-]+ not found|is not running|is not being (transcribed|captioned)|call session not found|(SIP trunk|SIP inbound routing rule|block list with id) .* (does not exist|already exists)|not implemented by the emulator/;

type Preparation = readonly [method: string, path: string, body?: object];

const PROVIDER = { firebase_credentials: '{"private_key":"x"}' };
const GROUP = { id: 'designers', name: 'Designers' };
const PERMISSION = { id: 'join-call-in-team', name: 'Join', action: 'JoinCall', condition: {} };
const STORAGE = { name: 'archive', storage_type: 's3', bucket: 'a', aws_s3: { s3_region: 'eu-west-1' } };
const LIST = { name: 'rude-words', words: ['darn'] };

/** What an example takes for granted: what it changes exists, what it creates does not. */
function preparations(path: string, method: string): readonly Preparation[] {
  const creates = method === 'post' && !path.includes('{');
  const made = (address: string, name: string, body: object): Preparation[] => [
    ['delete', `${address}/${name}`],
    ...(creates ? [] : [['post', address, body] as const]),
  ];
  if (path.endsWith('/devices') || path.startsWith('/admin/push'))
    return [['put', '/admin/push-providers/firebase/production', PROVIDER]];
  if (path.startsWith('/user-groups')) return made('/user-groups', 'designers', GROUP);
  if (path.startsWith('/permissions')) return made('/permissions', PERMISSION.id, PERMISSION);
  if (path.startsWith('/admin/external-storages'))
    return made('/admin/external-storages', 'archive', STORAGE);
  if (path.startsWith('/admin/block-lists')) return made('/admin/block-lists', 'rude-words', LIST);
  if (path === '/roles') return [['delete', '/roles/presenter']];
  return [];
}

function exampleOf({ parameters = [] }: OperationObject, name: string): string {
  const { schema } = parameters.find((parameter) => parameter.name === name) ?? {};
  return schema && 'example' in schema ? String(schema.example) : '';
}

let documents: readonly OpenApiDocument[];

beforeAll(async () => {
  documents = await Promise.all(VERSIONS.map(documentOfVersion));
});

describe('the OpenAPI documents', () => {
  it('have examples of bodies that can be tried out as they are', async () => {
    const all = documents
      .flatMap((document) => document.operations())
      .flatMap(({ method, path, operation }) =>
        Object.values(jsonOf(operation.requestBody)?.examples ?? {}).map(({ value }) => ({
          method,
          path,
          operation,
          value,
        })),
      );
    // Both documents have the same ones.
    const tries = new Map(
      all.map((one) => [JSON.stringify([one.method, one.path, one.value]), one]),
    ).values();
    const refused: string[] = [];

    for (const { method, path, operation, value } of tries) {
      await send('put', '/users', { users: [{ id: 'john' }, { id: 'jack' }] });
      for (const [way, address, body] of preparations(path, method)) await send(way, address, body);
      // Only where it matters: Stream limits how many calls are deleted in a minute.
      if (path === '/calls') await send('delete', '/calls/default/standup');
      for (const name of ['meeting', 'webinar']) await send('delete', `/call-types/${name}`);
      if (path.startsWith('/call-types/')) await send('post', '/call-types', { name: 'webinar' });
      if (path.startsWith('/calls/')) {
        await send('put', '/calls/default/standup', {
          data: { created_by_id: 'john', members: [{ user_id: 'jack' }] },
        });
      }
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => exampleOf(operation, String(name)));
      const answer = await send(method, filled, value);
      const text = await answer.text();
      if (answer.status >= 300 && !BEYOND_THE_EXAMPLE.test(text))
        refused.push(`${answer.status} ${method} ${filled} ${JSON.stringify(value)} ${text}`);
    }

    expect(refused).toEqual([]);
  });
});

describe.each(VERSIONS.map((version, index) => [version, index] as const))(
  'the OpenAPI document, in version %s',
  (_, index) => {
    let document: OpenApiDocument;

    beforeAll(() => {
      document = documents[index]!;
    });

    it('has examples that fit their schemas', () => {
      const problems = document.operations().flatMap(({ name, operation }) =>
        [operation.requestBody, ...Object.values(operation.responses)].flatMap((place) => {
          const body = jsonOf(place);
          if (!body) return [];
          const examples = [body.example, ...Object.values(body.examples ?? {}).map(({ value }) => value)];
          return examples
            .filter((example) => example !== undefined)
            .map((example) => document.misfit(body.schema, example))
            .filter((misfit) => misfit !== undefined)
            .map((misfit) => `${name}: ${misfit}`);
        }),
      );

      expect(problems).toEqual([]);
    });

    it('has answers that fit their schemas', async () => {
      const misfitOf = async (method: string, path: string, body?: object) => {
        const answer = await send(method, path, body);
        const { operation } = document.operationAt(method, path.split('?')[0] ?? '') ?? {};
        const schema = jsonOf(operation?.responses[answer.status])?.schema;
        const misfit = document.misfit(schema, await answer.json());
        return misfit === undefined ? [] : [`${method} ${path}: ${misfit}`];
      };

      const problems = [
        await misfitOf('PUT', '/users', { users: [{ id: 'john', custom: { a: 1 } }, { id: 'jack' }] }),
        await misfitOf('GET', '/users/john'),
        await misfitOf('POST', '/users/query', { filter_conditions: {} }),
        await misfitOf('POST', '/users/john/tokens'),
        await misfitOf('POST', '/users/john/deactivate'),
        await misfitOf('POST', '/users/john/reactivate'),
        await misfitOf('POST', '/calls', {
          type: 'default',
          id: 'a',
          data: { created_by_id: 'john', members: [{ user_id: 'jack' }] },
          ring: true,
        }),
        await misfitOf('GET', '/calls/default/a'),
        await misfitOf('POST', '/calls/query', {}),
        await misfitOf('GET', '/calls/default/a/members'),
        await misfitOf('PUT', '/calls/default/a/members/jack', { role: 'host' }),
        await misfitOf('GET', '/calls/livestream/nope'),
        await misfitOf('PATCH', '/calls/default/a/settings', { audio: { mic_default_on: false } }),
        await misfitOf('POST', '/calls/default/a/go-live'),
        await misfitOf('GET', '/users/john/devices'),
        await misfitOf('PUT', '/users/john/blocks/jack'),
        await misfitOf('GET', '/users/john/blocks'),
        await misfitOf('PATCH', '/users/john/push-preferences', { call_level: 'none' }),
        await misfitOf('GET', '/users/john/export'),
        await misfitOf('POST', '/guests', { user: { id: 'visitor' } }),
        await misfitOf('POST', '/user-groups', { name: 'Designers', member_ids: ['john'] }),
        await misfitOf('GET', '/user-groups'),
        await misfitOf('GET', '/roles'),
        await misfitOf('GET', '/permissions'),
        await misfitOf('GET', '/call-stats/daily-digest'),
        await misfitOf('GET', '/edges'),
        await misfitOf('GET', '/admin/app'),
        await misfitOf('GET', '/admin/rate-limits'),
        await misfitOf('GET', '/admin/push-providers'),
        await misfitOf('GET', '/admin/push-templates?push_provider_type=firebase'),
        await misfitOf('GET', '/admin/external-storages'),
        await misfitOf('GET', '/admin/sip/trunks'),
        await misfitOf('GET', '/admin/sip/routing-rules'),
        await misfitOf('POST', '/admin/imports', { path: 'a', mode: 'insert' }),
        await misfitOf('GET', '/admin/imports'),
        await misfitOf('GET', '/admin/import-tasks'),
        await misfitOf('GET', '/admin/block-lists'),
        await misfitOf('GET', '/call-types'),
        await misfitOf('GET', '/call-types/default'),
        await misfitOf('DELETE', '/calls/default/a?hard=true'),
        await misfitOf('PUT', '/users', {}),
      ];

      expect(problems.flat()).toEqual([]);
    });
  },
);
