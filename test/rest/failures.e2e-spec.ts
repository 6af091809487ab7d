import { startCannedStream, type Answering, type CannedStream } from '../support/canned-stream';
import { A_PLATFORM } from '../support/platforms';
import { KEY, startRestHost, type RestHost } from './rest-host';

const SECRET = 'the-secret-of-the-app';
const TIMEOUT_MS = 200;

const refusal = (status: number, code: number, reason: string) => ({
  status,
  body: { code, message: `GetCall failed with error: "${reason}"`, StatusCode: status, duration: '0' },
});

describe.each(A_PLATFORM)('a failure between the service and Stream, on %s', (platform) => {
  let upstream: CannedStream;
  let host: RestHost;

  async function start(answer: Answering): Promise<void> {
    upstream = await startCannedStream(answer);
    host = await startRestHost(platform, {
      apiKey: 'app-key',
      apiSecret: SECRET,
      baseUrl: upstream.url,
      timeout: TIMEOUT_MS,
    });
  }

  const getCall = () => host.request('GET', '/calls/default/standup');

  afterEach(async () => {
    await host.close();
    await upstream.close();
  });

  it.each([
    [refusal(401, 2, 'api_key not valid'), 'Stream refused the credentials of this service at GetCall'],
    [refusal(401, 5, 'Token signature is invalid'), 'Stream refused the credentials'],
    [refusal(403, 99, 'app suspended'), 'Stream refused the credentials'],
    [refusal(500, -1, 'boom'), 'Stream failed at GetCall: boom'],
    [{ status: 200, body: '<html>hello</html>' }, "Stream's answer to GetCall makes no sense"],
    [{ status: 404, body: '<html>nothing here</html>' }, "Stream's answer to GetCall makes no sense"],
  ])('is 502 when Stream answers %j', async (answer, message) => {
    await start(() => answer);

    const { status, body } = await getCall();

    expect(status).toBe(502);
    expect(body).toMatchObject({ statusCode: 502, error: 'Bad Gateway' });
    expect(body.message).toContain(message);
  });

  it('is 503 with the time to wait when the rate limit is spent', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 30;
    await start(() => ({
      ...refusal(429, 9, 'Too many requests'),
      headers: {
        'x-ratelimit-limit': '60',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(reset),
      },
    }));

    const { status, headers, body } = await getCall();

    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(20);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(31);
    expect(body).toEqual({
      statusCode: 503,
      error: 'Service Unavailable',
      code: 9,
      message: "Stream's rate limit of GetCall is spent.",
    });
  });

  it('is 503 when Stream cannot be reached', async () => {
    await start(() => ({}));
    await upstream.close();

    const { status, headers, body } = await getCall();

    expect(status).toBe(503);
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect(body.message).toMatch(/^Stream cannot be reached; whether GetCall was carried out is unknown/);
  });

  it('is 504 when Stream takes too long', async () => {
    await start(() => undefined);

    const { status, body } = await getCall();

    expect(status).toBe(504);
    expect(body).toMatchObject({ statusCode: 504, error: 'Gateway Timeout' });
    expect(body.message).toMatch(/^Stream did not answer within 200 ms/);
  });

  it.each([
    [refusal(400, 4, 'limit must be 100 or less'), 400],
    [refusal(403, 17, 'not allowed'), 403],
    [refusal(404, 16, 'nothing'), 404],
  ])("is passed on in Stream's words when it is about the request: %j", async (answer, status) => {
    await start(() => answer);

    expect(await getCall()).toMatchObject({ status, body: { statusCode: status, code: answer.body.code } });
  });

  it('never shows a secret', async () => {
    const answers = [
      refusal(401, 5, 'Token signature is invalid'),
      { status: 200, body: 'no JSON' },
      undefined,
    ];
    await start(() => answers.pop());

    const bodies = [await getCall(), await getCall(), await getCall()].map(({ body }) =>
      JSON.stringify(body),
    );

    expect(bodies.join()).not.toContain(SECRET);
    expect(bodies.join()).not.toContain(KEY);
    expect(bodies.join()).not.toMatch(/eyJ[\w-]+\.eyJ/);
    expect(bodies.join()).not.toMatch(/\\n\s+at /);
  });
});
