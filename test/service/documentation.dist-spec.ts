import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { OpenApiDocument } from '../rest/openapi-document';
import { startService, startServiceHere, type ServiceHere } from './running-service';
import { sharedServiceUrl } from './shared-service';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Not `fetch`, which decompresses. */
function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers as Answer['headers'], body });
      });
    })
      .on('error', reject)
      .end();
  });
}

const GZIP = { 'accept-encoding': 'gzip, br' };
const FILES = [
  '/docs',
  '/docs/',
  '/docs/swagger-ui-init.js',
  '/docs/swagger-ui-bundle.js',
  '/docs/swagger-ui-standalone-preset.js',
  '/docs/swagger-ui.css',
  '/docs-json',
  '/docs-yaml',
];
/** The headers that do not differ between two requests. */
const lasting = ({ headers }: Answer) => {
  const own = ['date', 'connection', 'keep-alive', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
};
const digest = (content: Buffer) => createHash('sha256').update(content).digest('hex');

describe('the documentation of the service', () => {
  const url = sharedServiceUrl();

  it('has tokens for every operation that takes API keys, where tokens are accepted', async () => {
    const service = await startServiceHere({ JWT_SECRET: 'a-secret-of-thirty-two-bytes-or-more' });
    const document = await OpenApiDocument.read(service.url);
    await service.close();

    expect(document.components.securitySchemes).toMatchObject({
      'x-api-key': { type: 'apiKey' },
      jwt: { type: 'http', scheme: 'bearer' },
    });
    const kinds = new Set(document.operations().map(({ operation }) => JSON.stringify(operation.security)));
    expect([...kinds].sort()).toEqual(['[]', '[{"x-api-key":[]},{"jwt":[]}]']);
  });

  it.each(FILES)('is compressed at %s for those who take gzip, and the same for others', async (path) => {
    const plain = await get(url + path);
    const compressed = await get(url + path, GZIP);

    expect([plain.status, compressed.status]).toEqual([200, 200]);
    expect(compressed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(compressed.body.length).toBeLessThan(plain.body.length * 0.6);
    expect(digest(gunzipSync(compressed.body))).toBe(digest(plain.body));
  });

  it.each(FILES)('is not sent again at %s to those who have it', async (path) => {
    const first = await get(url + path, GZIP);
    const again = await get(url + path, { ...GZIP, 'if-none-match': first.headers.etag ?? '' });
    const other = await get(url + path, { ...GZIP, 'if-none-match': '"other"' });

    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': 'public, no-cache' });
    expect([other.status, other.body.length]).toEqual([200, first.body.length]);
  });

  it('names its assets by the version of Swagger UI, and only so they are kept for good', async () => {
    const page = (await get(`${url}/docs`)).body.toString();
    const [asset = ''] = /swagger-ui-bundle\.js\?v=[\d.]+/.exec(page) ?? [];

    expect((await get(`${url}/docs/${asset}`)).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    for (const path of ['/docs/swagger-ui-bundle.js', '/docs/swagger-ui-bundle.js?v=0', '/docs-json?v=0']) {
      expect((await get(url + path)).headers['cache-control']).toBe('public, no-cache');
    }
  });

  it('has the same headers for HEAD as for GET, whichever comes first, and is whole after ranges', async () => {
    const service = await startServiceHere({ ADMIN_API: 'on' });
    for (const path of [
      ...FILES,
      '/docs/index.html',
      '/docs/favicon-16x16.png',
      '/docs/swagger-ui.css?v=0',
    ]) {
      const head = await get(service.url + path, GZIP, 'HEAD');
      const part = await get(service.url + path, { range: 'bytes=0-9' });
      const whole = await get(service.url + path);
      const again = await get(service.url + path, { 'if-none-match': head.headers.etag ?? '' }, 'HEAD');

      expect([head.status, head.body.length, again.status]).toEqual([200, 0, 304]);
      expect(lasting(head)).toEqual(lasting(await get(service.url + path, GZIP)));
      expect(part.body.length).toBe(whole.body.length);
      // The second document of a process has its keys in another order.
      expect(whole.body.length).toBe((await get(url + path)).body.length);
    }
    await service.close();
  });

  it('has only what the page loads', async () => {
    for (const path of ['/docs/swagger-ui-bundle.js.map', '/docs/package.json', '/docs/%73wagger-ui.css']) {
      expect((await get(url + path)).status).toBe(404);
    }
  });
});

describe('with DOCS=protected, the documentation', () => {
  const KEY = 'f3a91c7be2d84560a7c1be02d94f6e38';
  let service: ServiceHere;

  beforeAll(async () => {
    service = await startServiceHere({
      DOCS: 'protected',
      API_KEYS: JSON.stringify([{ name: 'docs', key: KEY, scopes: ['calls:read'] }]),
      JWT_SECRET: 'a-secret-of-thirty-two-bytes-or-more',
      CORS_ORIGINS: 'https://app.example',
    });
  });

  afterAll(() => service.close());

  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

  it.each([...FILES, '/docs/index.html', '/docs/favicon-16x16.png', '/docs/package.json'])(
    'asks for a password at %s',
    async (path) => {
      const { status, headers, body } = await get(service.url + path);

      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Basic realm="An API key as the password", charset="UTF-8"');
      expect(headers['cache-control']).toBe('no-store');
      expect(JSON.parse(body.toString())).toMatchObject({ statusCode: 401, error: 'Unauthorized' });
    },
  );

  it.each([
    ['an API key as the password', basic(`anyone:${KEY}`)],
    ['an API key in its header', { 'x-api-key': KEY }],
  ])('is there for those with %s, and kept by no shared cache', async (_, headers) => {
    const head = await get(`${service.url}/docs-json`, headers, 'HEAD');
    const first = await get(`${service.url}/docs-json`, headers);
    const again = await get(`${service.url}/docs-json`, {
      ...headers,
      'if-none-match': first.headers.etag ?? '',
    });

    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    expect(lasting(head)).toEqual(lasting(first));
  });

  it.each([basic('anyone:wrong'), basic(KEY), basic(`${KEY}:`), { authorization: 'Basic ???' }])(
    'is not there for those with %j',
    async (headers) => {
      await get(`${service.url}/docs-json`, { 'x-api-key': KEY });

      expect((await get(`${service.url}/docs-json`, headers)).status).toBe(401);
    },
  );

  it('does not mix up the pages of other origins in caches', async () => {
    const { headers } = await get(`${service.url}/docs-json`, {
      'x-api-key': KEY,
      origin: 'https://app.example',
    });

    expect(headers.vary?.toLowerCase()).toBe('origin, accept-encoding');
  });

  it('is the only thing that takes an API key as a password', async () => {
    expect((await get(`${service.url}/call-types`, basic(`anyone:${KEY}`))).status).toBe(401);
  });
});

describe('with DOCS=off', () => {
  it('there is no documentation, and nothing says so', async () => {
    const service = await startService({ DOCS: 'off' });
    const answers = await Promise.all(FILES.map((path) => get(service.url + path)));
    await service.stop();

    expect(answers.map(({ status }) => status)).toEqual(FILES.map(() => 404));
    expect(service.output()).not.toContain('Swagger');
  });
});
