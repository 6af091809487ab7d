import { failureOf } from '../../test/support/client-fixture';
import { startCannedStream, type Answering, type CannedStream } from '../../test/support/canned-stream';
import { StreamClient } from './stream.client';
import { verifyCredentials } from './verify-credentials';

const SECRET = 's'.repeat(64);
const APP = { body: { duration: '1.00ms', app: { id: 1, name: 'lessons' } } };

const refusal = (code: number, reason: string, status = 401) => ({
  status,
  body: { code, message: `GetApp failed with error: "${reason}"`, StatusCode: status },
});

let server: CannedStream;
let client: StreamClient;

async function verify(answer: Answering, { key = 'mmhfdzb5evj2', secret = SECRET } = {}) {
  server = await startCannedStream(answer);
  client = new StreamClient(key, secret, { baseUrl: server.url, retries: 0, timeout: 1000 });
  return verifyCredentials(client, secret);
}

afterEach(async () => {
  await client.close();
  await server.close();
});

/** Stream with one app. */
const streamOf =
  (key: string): Answering =>
  ({ url }) =>
    url.includes(`api_key=${key}`) ? APP : refusal(2, 'api_key not valid');

describe('verifyCredentials', () => {
  it('accepts what Stream accepts, by one request that needs the secret', async () => {
    const verdict = await verify(() => APP);

    expect(verdict).toMatchObject({ verdict: 'accepted', app: { app: { name: 'lessons' } } });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.url).toContain('/app');
  });

  it('says that Stream does not know the key', async () => {
    expect(await verify(streamOf('another'))).toMatchObject({
      verdict: 'refused',
      problem: `Stream at ${server.url} does not know the API key mmhfdzb5evj2.`,
      fix: expect.stringContaining('STREAM_BASE_URL'),
    });
  });

  it.each([
    [5, 'Token signature is invalid'],
    [43, 'signature is not valid'],
  ])('says that the secret is that of another app, by code %i', async (code, reason) => {
    expect(await verify(() => refusal(code, reason))).toMatchObject({
      verdict: 'refused',
      problem: 'The API secret does not belong to the API key mmhfdzb5evj2.',
    });
  });

  it('finds out that key and secret have changed places, and does not send the secret in a URL', async () => {
    const verdict = await verify(streamOf('mmhfdzb5evj2'), { key: SECRET, secret: 'mmhfdzb5evj2' });

    expect(verdict).toMatchObject({
      verdict: 'refused',
      problem: 'The API key and the API secret have changed places.',
    });
    expect(JSON.stringify(server.requests)).not.toContain(SECRET);
    expect(JSON.stringify(verdict)).not.toContain(SECRET);
  });

  it('does not show a key that may be a secret', async () => {
    const verdict = await verify(streamOf('another'), { key: SECRET, secret: SECRET });

    expect(verdict).toMatchObject({ problem: expect.stringContaining('the API key of 64 characters') });
    expect(JSON.stringify(verdict)).not.toContain(SECRET);
  });

  it.each([
    [refusal(9, 'Too many requests', 429), 'Try again in a minute.'],
    [refusal(-1, 'oops', 500), 'Try again in a minute.'],
    [refusal(99, 'app suspended', 403), 'Check STREAM_BASE_URL, and the state of the app'],
    [{ status: 404, body: 'nginx' }, 'Check STREAM_BASE_URL, and the state of the app'],
  ])('decides nothing by the answer %j', async (answer, fix) => {
    expect(await verify(() => answer)).toMatchObject({
      verdict: 'unknown',
      problem: expect.stringContaining(`responds with status ${answer.status}`),
      fix: expect.stringContaining(fix),
    });
  });

  it('decides nothing when Stream cannot be reached', async () => {
    const verdict = await verify((_request, raw) => void raw.destroy());

    expect(verdict).toMatchObject({
      verdict: 'unknown',
      problem: expect.stringContaining('cannot be reached'),
    });
  });

  it('does not hide mistakes of the program', async () => {
    server = await startCannedStream();
    client = new StreamClient('key', SECRET, { baseUrl: server.url });
    const broken = Object.assign(Object.create(client) as StreamClient, {
      getApp: () => Promise.reject(new TypeError('broken')),
    });

    expect(await failureOf(verifyCredentials(broken))).toBeInstanceOf(TypeError);
  });
});
