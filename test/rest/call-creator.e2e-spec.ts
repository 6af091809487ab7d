import { ConflictException, ForbiddenException } from '@nestjs/common';
import {
  AccessPolicy,
  SCOPES,
  StreamApiError,
  StreamClient,
  UserOnCall,
  type GetOrCreateCallRequest,
} from '../../src';
import { FoundCallJudge } from '../../src/access/rules/found-call';
import { CallCreator } from '../../src/calls/call-creator';
import { startStreamEmulator, type StreamEmulator } from '../../src/emulator';

let emulator: StreamEmulator;
let client: StreamClient;

beforeAll(async () => {
  emulator = await startStreamEmulator();
  client = new StreamClient(emulator.apiKey, emulator.apiSecret, { baseUrl: emulator.url });
  const users = Array.from({ length: 30 }, (_, index) => ({ id: `member-${index}` }));
  await client.upsertUsers([{ id: 'jane' }, ...users]);
});

afterAll(async () => {
  await client.close();
  await emulator.close();
});

/** The guard lets users get or create a call that does not exist; here somebody else was faster. */
describe('getting or creating a call that somebody created in between', () => {
  const ref = { type: 'default', id: 'raced' };
  const judgeFor = (subject: string) =>
    new FoundCallJudge(
      { kind: 'user', subject, scopes: SCOPES },
      new AccessPolicy(),
      new UserOnCall(client, ref, subject, {}),
    );
  const getOrCreateAs = (userId: string, request: GetOrCreateCallRequest = {}) =>
    new CallCreator(client).getOrCreate(client.video.call(ref.type, ref.id), request, judgeFor(userId));

  beforeAll(async () => {
    const members = Array.from({ length: 30 }, (_, index) => ({ user_id: `member-${index}` }));
    await client.video.call('default', 'raced').getOrCreate({ data: { created_by_id: 'john', members } });
  });

  it('shows it to none but its creator and members, also those who are not in the answer', async () => {
    await expect(getOrCreateAs('jane')).rejects.toThrow(ForbiddenException);
    await expect(getOrCreateAs('john')).resolves.toMatchObject({ created: false });
    for (const id of ['member-0', 'member-29']) {
      await expect(getOrCreateAs(id)).resolves.toMatchObject({ created: false });
    }
  });

  it.each([{ ring: true }, { notify: true }])(
    'does not ring it for %j, except for its creator',
    async (how) => {
      const getOrCreate = jest.spyOn(
        Object.getPrototypeOf(client.video.call('default', 'raced')),
        'getOrCreate',
      );
      const ringing = () =>
        getOrCreate.mock.calls.filter(([body]) => 'ring' in Object(body) || 'notify' in Object(body));

      for (const id of ['jane', 'member-0'])
        await expect(getOrCreateAs(id, how)).rejects.toThrow(ForbiddenException);
      expect(ringing()).toEqual([]);

      await expect(getOrCreateAs('john', how)).resolves.toMatchObject({ created: false });
      expect(ringing()).toHaveLength(1);
      getOrCreate.mockRestore();
    },
  );

  it('shows it to services', async () => {
    const call = client.video.call(ref.type, ref.id);

    await expect(
      new CallCreator(client).getOrCreate(call, { data: { created_by_id: 'john' } }),
    ).resolves.toMatchObject({ created: false });
  });
});

describe('a call that is created to ring', () => {
  /** Not asked about a call that was just created. */
  const judge = {} as FoundCallJudge;

  it.each(['getOrCreate', 'create'] as const)(
    'is created first, and rung once it is the caller’s, by %s',
    async (way) => {
      const id = `rung-by-${way}`;
      const getOrCreate = jest.spyOn(Object.getPrototypeOf(client.video.call('default', id)), 'getOrCreate');
      const creator = new CallCreator(client);
      const call = client.video.call('default', id);
      const data = { created_by_id: 'john', members: [{ user_id: 'jane' }] };

      const answer =
        way === 'create'
          ? await creator.create({ type: 'default', id, data, ring: true }, 'unused', {})
          : await creator.getOrCreate(call, { data, ring: true }, judge);

      expect(answer).toMatchObject({ created: true, call: { id } });
      expect(getOrCreate.mock.calls.map(([body]) => body)).toEqual([{ data }, { ring: true }]);
      getOrCreate.mockRestore();
    },
  );
});

describe('creating a call that must not exist yet, where the answer to the first attempt is lost', () => {
  const create = (id: string) =>
    new CallCreator(client).create({ type: 'default', id, data: { created_by_id: 'jane' } }, 'unused', {});

  it('is told to have created it', async () => {
    emulator.faults.add({ kind: 'reset', when: 'after', operation: 'GetOrCreateCall', times: 1 });

    await expect(create('lost')).resolves.toMatchObject({ created: true, call: { id: 'lost' } });
    await expect(create('lost')).rejects.toThrow('The call default:lost exists already.');
  });

  it.each([
    ['somebody else created it in between', { attempts: 2, creator: 'john' }],
    ['there was only one attempt', { attempts: 1, creator: 'jane' }],
  ])('is refused when %s', async (_, { attempts, creator }) => {
    const found = { created: false, call: { created_by: { id: creator } }, metadata: { attempts } };
    const names = { operation: 'GetCall', requestId: 'r-1' };
    const missing = new StreamApiError({ ...names, status: 404, code: 16, reason: 'none', retryable: false });
    const call = { get: () => Promise.reject(missing), getOrCreate: () => Promise.resolve(found) };
    const raced = new CallCreator({ video: { call: () => call } } as unknown as StreamClient);
    const body = { type: 'default', id: 'raced', data: { created_by_id: 'jane' } };

    await expect(raced.create(body, 'unused', {})).rejects.toThrow(ConflictException);
  });
});
