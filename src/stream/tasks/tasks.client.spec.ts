import { failureOf, useClientFixture } from '../../../test/support/client-fixture';
import { MovedClock } from '../../../test/client-limits/moved-clock';
import type { Answering } from '../../../test/support/canned-stream';
import { StreamClient } from '../stream.client';
import { StreamApiError, StreamCancelledError, StreamValidationError } from '../stream.errors';
import { StreamTaskError, StreamTaskTimeoutError } from './task.errors';

const { aServer } = useClientFixture();
const clients: StreamClient[] = [];

afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));

/** A client whose clock stands still, with a server of its own. */
async function aClientInTime(answer: Answering) {
  const server = await aServer(answer);
  const clock = new MovedClock();
  const client = new StreamClient('key', 'secret', { baseUrl: server.url, clock });
  clients.push(client);
  return { client, clock, server };
}

/** A task that has one state after the other; the last one stays. */
function aTask(...states: readonly object[]): Answering {
  let reads = 0;
  return () => ({ body: { task_id: 't', ...states[Math.min(reads++, states.length - 1)] } });
}

/** Moves the clock from timer to timer until the promise is settled; returns the milliseconds that it took. */
async function timeUntilSettled(clock: MovedClock, promise: Promise<unknown>): Promise<number> {
  const start = clock.now();
  const settled = { yet: false };
  const end = () => (settled.yet = true);
  promise.then(end, end);
  while (!settled.yet) {
    await new Promise(setImmediate);
    if (clock.scheduled > 0) clock.advanceToNext();
  }
  return clock.now() - start;
}

const PENDING = { status: 'pending' };
const RUNNING = { status: 'running' };

describe('waitForTask', () => {
  it('resolves with the task when it is completed', async () => {
    const done = { status: 'completed', result: { john: { status: 'ok' } } };
    const { client, clock, server } = await aClientInTime(aTask(PENDING, RUNNING, done));

    const waiting = client.waitForTask('t/1');

    expect(await timeUntilSettled(clock, waiting)).toBe(250 + 500);
    expect(await waiting).toMatchObject({ task_id: 't', ...done });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(3).fill('GET /api/v2/tasks/t%2F1?api_key=key'),
    );
  });

  it('asks at a growing distance, up to five seconds', async () => {
    const { client, clock, server } = await aClientInTime(
      aTask(...Array<object>(8).fill(RUNNING), { status: 'completed' }),
    );

    const waiting = client.waitForTask('t');

    expect(await timeUntilSettled(clock, waiting)).toBe(250 + 500 + 1000 + 2000 + 4000 + 3 * 5000);
    expect(server.requests).toHaveLength(9);
  });

  it('throws what Stream says when the task fails', async () => {
    const error = { type: 'storage', description: 'the bucket is full' };
    const { client } = await aClientInTime(aTask({ status: 'failed', error }));

    const failure = await failureOf(client.waitForTask('t'));

    expect(failure).toBeInstanceOf(StreamTaskError);
    expect(failure).toMatchObject({
      name: 'StreamTaskError',
      message: 'Task t failed: the bucket is full.',
      taskId: 't',
      type: 'storage',
      task: { status: 'failed', error },
    });
  });

  it('throws without a reason when Stream gives none', async () => {
    const { client } = await aClientInTime(aTask({ status: 'failed' }));

    expect(await failureOf(client.waitForTask('t'))).toMatchObject({
      message: 'Task t failed: Stream gives no reason.',
      type: undefined,
    });
  });

  it.each([
    [undefined, 60_000],
    [1000, 1000],
  ])('gives up at the deadline of %s', async (deadline, expected) => {
    const { client, clock } = await aClientInTime(aTask(RUNNING));

    const failing = failureOf(client.waitForTask('t', { deadline }));

    expect(await timeUntilSettled(clock, failing)).toBe(expected);
    const failure = await failing;
    expect(failure).toBeInstanceOf(StreamTaskTimeoutError);
    expect(failure).toMatchObject({ taskId: 't', deadline: expected, task: RUNNING });
    expect((failure as Error).message).toContain(`Task t is still running after ${expected} ms.`);
  });

  it('stops waiting when its signal is aborted', async () => {
    const { client, clock, server } = await aClientInTime(aTask(RUNNING));
    const controller = new AbortController();
    const failing = failureOf(client.waitForTask('t', { signal: controller.signal }));
    while (clock.scheduled === 0) await new Promise(setImmediate);

    controller.abort('enough');

    const failure = await failing;
    expect(failure).toBeInstanceOf(StreamCancelledError);
    expect(failure).toMatchObject({ operation: 'GetTask', cause: 'enough' });
    expect(clock.scheduled).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  it('passes on that there is no such task', async () => {
    const { client } = await aClientInTime(() => ({ status: 404, body: { code: 16, message: 'no' } }));

    expect(await failureOf(client.waitForTask('t'))).toBeInstanceOf(StreamApiError);
  });

  it('rejects options that make no sense before anything is sent', async () => {
    const { client, server } = await aClientInTime(aTask(RUNNING));

    expect(await failureOf(client.waitForTask('t', { deadline: -1 }))).toBeInstanceOf(StreamValidationError);
    expect(server.requests).toEqual([]);
  });
});
