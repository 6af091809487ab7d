import type { Answering, CannedAnswer } from '../../../test/support/canned-stream';
import { startCannedStream } from '../../../test/support/canned-stream';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import type { Retry } from '../request-observer';
import type { StreamClientOptions } from '../stream.options';
import { StreamApiError, StreamConnectionError, StreamTimeoutError } from '../stream.errors';
import {
  DELETE_CALL,
  DELETE_ROLE,
  GET_CALL,
  RING_CALL,
  UPSERT_USERS,
} from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

const refusal = (status: number, code: number, more: object = {}): CannedAnswer => ({
  status,
  body: { code, message: 'GetCall failed with error: "no"', StatusCode: status, ...more },
});
/** Answers in turn; the last one for ever. `'break'` breaks the connection, `'hang'` does not answer. */
const inTurn = (...answers: (CannedAnswer | 'break' | 'hang')[]): Answering => {
  let next = 0;
  return (_, raw) => {
    const answer = answers[Math.min(next++, answers.length - 1)];
    if (answer === 'break') raw.socket?.destroy();
    return answer === 'break' || answer === 'hang' ? undefined : answer;
  };
};
const quick = { retries: 3, timeout: 60_000 };

describe('retrying a request', () => {
  it.each<[string, CannedAnswer | 'break' | 'hang']>([
    ['a broken connection', 'break'],
    ['no answer in time', 'hang'],
    ['408', refusal(408, 23)],
    ['429 with a pause', { ...refusal(429, 9), headers: { 'Retry-After': '0' } }],
    ['500', refusal(500, -1)],
    ['502 without JSON', { status: 502, body: '<html>' }],
    ['503', refusal(503, -1)],
    ['a success without JSON', { body: '<html>' }],
  ])('gets over %s', async (_, failure) => {
    const server = await aServer(inTurn(failure, { body: { duration: '2ms' } }));

    const answer = await aTransport(server.url, {
      ...quick,
      timeout: failure === 'hang' ? 2000 : 60_000,
    }).send(...GET_CALL);

    expect(answer).toEqual({ duration: '2ms' });
    expect(answer.metadata.attempts).toBe(2);
    expect(server.requests).toHaveLength(2);
    const ids = server.requests.map(({ headers }) => headers['x-client-request-id']);
    expect(ids[0]).toBe(ids[1]);
  });

  it.each([
    ['400', refusal(400, 4)],
    ['401', refusal(401, 5)],
    ['403', refusal(403, 17)],
    ['404', refusal(404, 16)],
    ['what Stream calls unrecoverable', refusal(500, -1, { unrecoverable: true })],
  ])('does not retry after %s', async (_, failure) => {
    const server = await aServer(inTurn(failure));

    await failureOf(aTransport(server.url, quick).send(...GET_CALL));

    expect(server.requests).toHaveLength(1);
  });

  it('ends with the last failure when the attempts are used up', async () => {
    const server = await aServer(inTurn('break', refusal(503, -1)));

    const error = await failureOf(aTransport(server.url, { retries: 2 }).send(...GET_CALL));

    expect(error).toMatchObject({ name: 'StreamApiError', status: 503 });
    expect(server.requests).toHaveLength(3);
  });

  it('takes fewer or no attempts for one request', async () => {
    const server = await aServer(inTurn(refusal(503, -1)));
    const transport = aTransport(server.url, quick);

    await failureOf(transport.send(...GET_CALL, { retries: 0 }));
    expect(server.requests).toHaveLength(1);
    await failureOf(transport.send(...GET_CALL, { retries: 1 }));
    expect(server.requests).toHaveLength(3);
  });

  it('tells of each retry', async () => {
    const retries: Retry[] = [];
    const server = await aServer(inTurn('break', {}));
    const transport = aTransport(server.url, { ...quick, onRetry: (retry) => retries.push(retry) });

    await transport.send(...GET_CALL, { requestId: 'mine' });

    expect(retries).toEqual([
      {
        operation: 'GetCall',
        method: 'GET',
        path: '/video/call/default/c1',
        requestId: 'mine',
        lane: 'interactive',
        attempt: 1,
        error: expect.any(StreamConnectionError),
        delay: expect.any(Number),
      },
    ]);
  });

  it('goes on although the hook throws', async () => {
    const server = await aServer(inTurn('break', {}));
    const onRetry = (): void => {
      throw new Error('the hook is broken');
    };

    await expect(aTransport(server.url, { ...quick, onRetry }).send(...GET_CALL)).resolves.toBeDefined();
  });

  it('does not begin a pause that ends after the deadline', async () => {
    const server = await aServer(() => ({ ...refusal(429, 9), headers: { 'Retry-After': '3600' } }));

    const error = await failureOf(aTransport(server.url, { ...quick, deadline: 60_000 }).send(...GET_CALL));

    expect(error).toMatchObject({ name: 'StreamApiError', status: 429, retryAfter: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });

  it.each<[StreamClientOptions['transport'], string | string[], number]>([
    ['undici', '1.5', 1500],
    ['http', '1.5', 1500],
    ['undici', '299.997', 299_997],
    ['http', '2, 2', 2000],
    ['undici', ['2', '3'], 3000],
    ['http', ['2', '3'], 3000],
  ])('waits over %s as long as Retry-After %j says', async (transport, retryAfter, wait) => {
    const server = await aServer((_, raw) => {
      raw.setHeader('Retry-After', retryAfter);
      return refusal(503, -1);
    });

    const error = await failureOf(
      aTransport(server.url, { ...quick, transport, deadline: 1000 }).send(...GET_CALL),
    );

    expect(error).toMatchObject({ status: 503, retryAfter: wait });
    expect(server.requests).toHaveLength(1);
  });

  it('reads a date in Retry-After by the clock of whoever sent it', async () => {
    const headers = {
      Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
      'Retry-After': 'Sunday, 06-Nov-94 08:50:37 GMT',
    };
    const server = await aServer(() => ({ ...refusal(503, -1), headers }));

    const error = await failureOf(aTransport(server.url, quick).send(...GET_CALL));

    expect(error).toMatchObject({ retryAfter: 60_000 });
  });

  it('cuts an attempt short at the deadline', async () => {
    const server = await aServer(inTurn('hang'));

    const error = await failureOf(
      aTransport(server.url, { retries: 0, timeout: 60_000 }).send(...GET_CALL, { deadline: 100 }),
    );

    expect(error).toBeInstanceOf(StreamTimeoutError);
  });
});

describe('retrying a request that is not idempotent', () => {
  it.each(['break', 'hang', refusal(500, -1), refusal(408, 23)] as const)(
    'does not happen when Stream may have carried it out: %j',
    async (failure) => {
      const server = await aServer(inTurn(failure, {}));
      const onRetry = jest.fn();

      await failureOf(aTransport(server.url, { ...quick, timeout: 1000, onRetry }).send(...RING_CALL));

      expect(onRetry).not.toHaveBeenCalled();
      expect(server.requests.length).toBeLessThanOrEqual(1);
    },
  );

  it('happens when Stream turned it away', async () => {
    const server = await aServer(
      inTurn({ ...refusal(429, 9), headers: { 'Retry-After': '0' } }, { body: { members_ids: [] } }),
    );

    await expect(aTransport(server.url, quick).send(...RING_CALL)).resolves.toEqual({ members_ids: [] });
  });

  it('happens when it never got there', async () => {
    const server = await startCannedStream();
    await server.close();
    let retries = 0;

    const error = await failureOf(
      aTransport(server.url, { ...quick, onRetry: () => retries++ }).send(...RING_CALL),
    );

    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(retries).toBe(3);
  });

  it('leaves upserts alone: they are retried', async () => {
    const server = await aServer(inTurn('break', {}));

    await expect(aTransport(server.url, quick).send(...UPSERT_USERS)).resolves.toBeDefined();
  });
});

describe('retrying a deletion', () => {
  it.each([
    [DELETE_CALL, refusal(404, 16)],
    [DELETE_ROLE, refusal(400, 4, { message: 'DeleteRole failed with error: "role "host" does not exist"' })],
  ])(
    'takes "there is none" for its success once the answer to an attempt got lost',
    async (operation, gone) => {
      const server = await aServer(inTurn('break', gone));

      const answer = await aTransport(server.url, quick).send(...operation);

      expect(answer).toEqual({ duration: expect.any(String) });
      expect(answer.metadata.attempts).toBe(2);
    },
  );

  it('is refused when there was none in the first place', async () => {
    const server = await aServer(
      inTurn({ ...refusal(429, 9), headers: { 'Retry-After': '0' } }, refusal(404, 16)),
    );

    const error = await failureOf(aTransport(server.url, quick).send(...DELETE_CALL));

    expect(error).toBeInstanceOf(StreamApiError);
    expect(error).toMatchObject({ status: 404 });
  });
});
