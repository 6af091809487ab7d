import axios from 'axios';
import fc from 'fast-check';
import { runs } from '../../test/support/runs';
import { failureOf, useClientFixture } from '../../test/support/client-fixture';
import type { CannedAnswer } from '../../test/support/canned-stream';
import { StreamClient } from './stream.client';
import { StreamError } from './stream.errors';
import type { StreamClientOptions } from './stream.options';

const { aServer } = useClientFixture();

const WAYS: [string, StreamClientOptions][] = [
  ['undici', {}],
  ['axios over undici', { configureAxios: () => undefined }],
  ['axios over http', { transport: 'http' }],
  ['an axios instance of the host', { axios: axios.create() }],
];

/** A value that JSON has, and whatever else JavaScript has. */
const anything = fc.anything({
  withDate: true,
  withBigInt: true,
  withNullPrototype: true,
  withSparseArray: true,
});

const hostile = fc.oneof(
  { weight: 5, arbitrary: anything },
  fc.constant({
    toJSON(): never {
      throw new RangeError('not today');
    },
  }),
  fc.constant(circular()),
  fc.constant(() => undefined),
);

function circular(): object {
  const value: Record<string, unknown> = {};
  value.self = value;
  return value;
}

const headerValue = fc.oneof(
  fc.constantFrom('', '-1', '1e999', 'NaN', 'Thu, 99 Nov 2026', '17672256601767225660', '1,2'),
  fc.stringMatching(/^[ -~]{0,30}$/),
);

const answers: fc.Arbitrary<CannedAnswer> = fc.record(
  {
    status: fc.constantFrom(200, 201, 204, 301, 304, 400, 401, 403, 404, 408, 418, 429, 500, 503, 599),
    body: fc.oneof(
      fc.constantFrom('', '<html>', '{', 'null', '[]', '"text"', '{"message":[[[]]],"code":"x"}'),
      fc.json(),
      fc
        .record({ code: fc.jsonValue(), message: fc.jsonValue(), exception_fields: fc.jsonValue() })
        .map((body) => JSON.stringify(body)),
    ),
    headers: fc.dictionary(
      fc.constantFrom(
        'Retry-After',
        'X-RateLimit-Limit',
        'X-RateLimit-Remaining',
        'X-RateLimit-Reset',
        'Date',
      ),
      headerValue,
    ),
  },
  { requiredKeys: ['status', 'body'] },
);

/** The names of fields that some method reads. */
const FIELDS = [
  ...['id', 'ids', 'name', 'user_id', 'user_ids', 'users', 'payload', 'filter_conditions', 'sort', 'limit'],
  ...['next', 'data', 'members', 'custom', 'validity_in_seconds', 'exp', 'iat', 'role', 'call_cids', 'set'],
  ...['unset', 'ring', 'members_limit', 'update_members', 'remove_members', 'signal', 'timeout', 'lane'],
];

const argument = fc.dictionary(fc.constantFrom(...FIELDS), hostile, { maxKeys: 6 });
const argumentLists = fc.tuple(
  fc.oneof({ weight: 4, arbitrary: argument }, fc.array(argument, { maxLength: 3 })),
  fc.option(argument, { nil: undefined }),
);

/** Methods that send, or make something of what they are given. */
function methodsOf(client: StreamClient): [string, (...args: never[]) => unknown][] {
  const receivers = { client, video: client.video, call: client.video.call('default', 'standup') };
  const except = ['constructor', 'close', 'observe', 'toString', 'toJSON', 'status', 'call', 'parseEvent'];
  return Object.entries(receivers).flatMap(([owner, receiver]) =>
    prototypesOf(receiver)
      .flatMap((prototype) => Object.getOwnPropertyNames(prototype))
      .filter((name) => !except.includes(name))
      .map((name) => [name, (receiver as unknown as Record<string, unknown>)[name]] as const)
      .filter(([, method]) => typeof method === 'function')
      .map(([name, method]): [string, (...args: never[]) => unknown] => [
        `${owner}.${name}`,
        (method as (...args: never[]) => unknown).bind(receiver),
      ]),
  );
}

function prototypesOf(receiver: object): object[] {
  const prototypes: object[] = [];
  for (let at: unknown = Object.getPrototypeOf(receiver); at !== Object.prototype && at !== null;) {
    prototypes.push(at as object);
    at = Object.getPrototypeOf(at);
  }
  return prototypes;
}

async function run(method: (...args: never[]) => unknown, args: readonly unknown[]): Promise<unknown> {
  const result = method(...(args as never[]));
  if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
    await (result as AsyncGenerator).next();
  }
  return result;
}

describe('every error of the client is a StreamError', () => {
  it('whatever the arguments are', async () => {
    const server = await aServer(() => ({ status: 400, body: { code: 4, message: 'no' } }));
    const client = new StreamClient('key', 'secret', { baseUrl: server.url, retries: 0 });
    const methods = methodsOf(client);
    expect(methods.length).toBeGreaterThan(40);
    const violations: Record<string, unknown> = {};
    await fc.assert(
      fc.asyncProperty(argumentLists, async (args) => {
        for (const [name, method] of methods) {
          const error = await failureOf(
            run(method, args).then(() => Promise.reject(new StreamError('none'))),
          );
          if (!(error instanceof StreamError)) violations[name] = error;
        }
      }),
      { numRuns: runs(400) },
    );
    await client.close();
    expect(violations).toEqual({});
  });

  describe.each(WAYS)('over %s', (_, options) => {
    it('whatever Stream answers', async () => {
      let answer: CannedAnswer = {};
      const server = await aServer(() => answer);
      const client = new StreamClient('key', 'secret', {
        ...options,
        baseUrl: server.url,
        retries: 0,
        circuitBreaker: false,
      });
      await fc.assert(
        fc.asyncProperty(answers, async (given) => {
          answer = given;
          const outcome = await client.video
            .call('default', 'standup')
            .get()
            .catch((error: unknown) => error);
          expect(outcome instanceof Error && !(outcome instanceof StreamError)).toBe(false);
        }),
        { numRuns: runs(400) },
      );
      await client.close();
    });

    it.each(['break', 'hang', 'refuse'] as const)('when connections %s', async (failure) => {
      const server = await aServer((_request, raw) => {
        if (failure === 'break') raw.destroy();
        return undefined;
      });
      const baseUrl = failure === 'refuse' ? 'http://127.0.0.1:1' : server.url;
      const client = new StreamClient('key', 'secret', { ...options, baseUrl, retries: 0, timeout: 300 });
      expect(await failureOf(client.getApp())).toBeInstanceOf(StreamError);
      await client.close();
      expect(await failureOf(client.getApp())).toBeInstanceOf(StreamError);
    });
  });
});
