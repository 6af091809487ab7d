import type { ServerResponse } from 'node:http';
import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { MovedClock } from '../../../test/client-limits/moved-clock';
import { StreamTimeoutError } from '../stream.errors';
import {
  GET_CALL,
  GET_CALL_TYPE,
  UPDATE_CALL,
  UPDATE_CALL_TYPE,
} from '../../../test/support/prepared-requests';

const { aServer, aTransport } = useClientFixture();

describe('identical reads under way', () => {
  it('share one request, and each caller has an answer of its own', async () => {
    const server = await aServer(() => ({ body: { call: { custom: { list: [1] } }, duration: '1ms' } }));
    const transport = aTransport(server.url);

    const answers = await Promise.all(
      [1, 2, 3].map(() => transport.send<{ call: { custom: { list: number[] } } }>(...GET_CALL)),
    );

    expect(server.requests).toHaveLength(1);
    answers[0]!.call.custom.list.push(2);
    expect(answers.slice(1)).toEqual([
      { call: { custom: { list: [1] } }, duration: '1ms' },
      { call: { custom: { list: [1] } }, duration: '1ms' },
    ]);
    expect(answers[1]!.metadata).toEqual(answers[0]!.metadata);
  });

  it('share its failure', async () => {
    const server = await aServer(() => ({ status: 404, body: { code: 16 } }));
    const transport = aTransport(server.url);

    const errors = await Promise.all([1, 2].map(() => failureOf(transport.send(...GET_CALL))));

    expect(errors).toMatchObject([{ status: 404 }, { status: 404 }]);
    expect(server.requests).toHaveLength(1);
  });

  it('give who joined late the time that it has, when the first has none left', async () => {
    const clock = new MovedClock();
    const server = await aServer(() => {
      if (server.requests.length > 1) return { body: { version: 2 } };
      return undefined;
    });
    const transport = aTransport(server.url, { clock, retries: 0, deadline: 2000 });

    const first = failureOf(transport.send(...GET_CALL));
    clock.advance(1);
    const late = transport.send(...GET_CALL);

    expect(await first).toBeInstanceOf(StreamTimeoutError);
    await expect(late).resolves.toEqual({ version: 2 });
  });

  it('do not share with a read that began before a write', async () => {
    const reads: ServerResponse[] = [];
    const server = await aServer(({ method }, raw) => {
      if (method === 'PATCH') return {};
      reads.push(raw);
      if (reads.length === 2) for (const [index, read] of reads.entries()) read.end(`{"version":${index}}`);
      return undefined;
    });
    const transport = aTransport(server.url);

    const before = transport.send(...GET_CALL);
    await transport.send(...UPDATE_CALL);
    const after = transport.send(...GET_CALL);

    await expect(Promise.all([before, after])).resolves.toEqual([{ version: 0 }, { version: 1 }]);
  });

  it('do not share with different ones, with special ones, or when it is turned off', async () => {
    const server = await aServer();
    const transport = aTransport(server.url);

    await Promise.all([
      transport.send(...GET_CALL),
      transport.send(GET_CALL[0], { ...GET_CALL[1], query: { members_limit: 1 } }),
      transport.send(...GET_CALL, { timeout: 60_000 }),
    ]);
    expect(server.requests).toHaveLength(3);

    const alone = aTransport(server.url, { shareReads: false });
    await Promise.all([alone.send(...GET_CALL), alone.send(...GET_CALL)]);
    expect(server.requests).toHaveLength(5);
  });

  it('are asked again once they have ended', async () => {
    const server = await aServer();
    const transport = aTransport(server.url);

    await transport.send(...GET_CALL);
    await transport.send(...GET_CALL);

    expect(server.requests).toHaveLength(2);
  });
});

describe('the cache', () => {
  it('keeps call types for its time, and no calls', async () => {
    let now = 0;
    const clock = { now: () => now, schedule: () => () => undefined };
    const server = await aServer(() => ({ body: { name: 'default' } }));
    const transport = aTransport(server.url, { cacheTtl: 1000, clock });

    const first = await transport.send<{ name: string }>(...GET_CALL_TYPE);
    first.name = 'changed by the caller';
    now = 999;
    await expect(transport.send(...GET_CALL_TYPE)).resolves.toEqual({ name: 'default' });
    expect(server.requests).toHaveLength(1);

    now = 1000;
    await transport.send(...GET_CALL_TYPE);
    expect(server.requests).toHaveLength(2);

    await transport.send(...GET_CALL);
    await transport.send(...GET_CALL);
    expect(server.requests).toHaveLength(4);
  });

  it('forgets them when one is written, also while one is being read', async () => {
    let answerRead = (): void => undefined;
    const server = await aServer(({ method }, raw) => {
      if (method === 'PUT' || server.requests.length > 2) return {};
      answerRead = () => raw.end('{"name":"old"}');
      arrived();
      return undefined;
    });
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const transport = aTransport(server.url, { cacheTtl: 60_000 });

    const reading = transport.send(...GET_CALL_TYPE);
    await arrival;
    await transport.send(...UPDATE_CALL_TYPE);
    answerRead();
    await reading;
    await transport.send(...GET_CALL_TYPE);

    expect(server.requests).toHaveLength(3);
  });

  it('keeps no failures', async () => {
    const server = await aServer(() => ({ status: 404, body: { code: 16 } }));
    const transport = aTransport(server.url, { cacheTtl: 60_000 });

    await failureOf(transport.send(...GET_CALL_TYPE));
    await failureOf(transport.send(...GET_CALL_TYPE));

    expect(server.requests).toHaveLength(2);
  });
});
