import { StreamClient, StreamError, type RequestOptions } from '../../src';
import { startStreamEmulator, type Fault, type StreamEmulator } from '../../src/emulator';
import { OPERATIONS } from '../../src/stream/operations';
import { fastClock } from './fast-clock';

/** Windows of rate limits, to which faults with 429 refer, take half a second. */
const clock = fastClock(120);

const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, retryAfter: 1 },
  { kind: 'status', status: 500, performed: true },
  { kind: 'status', status: 408 },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
  { kind: 'truncated' },
  { kind: 'malformed' },
  { kind: 'drop' },
  { kind: 'drop', performed: true },
];
/** So that three requests of ten meet one of the faults. */
const PROBABILITY = 1 - 0.7 ** (1 / FAULTS.length);

/** How each kind of request is made; all take the number that makes them different. */
type Make = (client: StreamClient, number: number, options: RequestOptions) => Promise<unknown>;

const id = (number: number): string => `n${number}`;
const memberOf = (number: number): string => `member-${Math.floor(number / 10) % 50}`;
const call = (client: StreamClient, number: number) => client.video.call('default', id(number));

const REPEATABLE: readonly Make[] = [
  (client, number, options) =>
    call(client, number).getOrCreate({ data: { created_by_id: 'host', custom: { number } } }, options),
  (client, number, options) => client.upsertUsers([{ id: id(number), name: `User ${number}` }], options),
  (client, number, options) =>
    client.updateUsersPartial(
      { users: [{ id: memberOf(number), set: { custom: { [id(number)]: number } } }] },
      options,
    ),
  (client, number, options) =>
    client.video
      .call('default', 'meeting')
      .updateCallMembers({ update_members: [{ user_id: memberOf(number) }] }, options),
  (client, number, options) => client.video.call('default', `doomed-${number}`).delete({}, options),
  (client, _, options) => client.video.call('default', 'meeting').get({}, options),
  (client, _, options) => client.video.queryCalls({ filter_conditions: { id: 'meeting' } }, options),
  (client, _, options) => client.queryUsers({ payload: { filter_conditions: { id: 'host' } } }, options),
];
const UNREPEATABLE: Make = (client, number, options) =>
  client.video.call('default', 'meeting').sendCallEvent({ user_id: 'host', custom: { number } }, options);

/** Every tenth request must not be repeated; the others take turns. */
const kindOf = (number: number): Make =>
  number % 10 === 9 ? UNREPEATABLE : REPEATABLE[number % 10 === 8 ? 5 : number % 10]!;

const NO_DEADLINE = 2 ** 31 - 1;

/** Sends so many requests to an emulator on which three of ten meet a fault. */
export function describeChaos(requests: number): void {
  describe(`${requests} requests, three of ten of which meet a fault`, () => {
    let emulator: StreamEmulator;
    let client: StreamClient;
    const failures = new Map<number, unknown>();

    beforeAll(async () => {
      emulator = await startStreamEmulator({ clock, requestsKept: 10 * requests, eventsKept: 5 * requests });
      for (const operation of Object.keys(OPERATIONS)) emulator.rateLimits.set(operation, 1_000_000);
      const quiet = new StreamClient(emulator.apiKey, emulator.apiSecret, {
        baseUrl: emulator.url,
        clock,
        timeout: 60_000,
        deadline: NO_DEADLINE,
      });
      await prepare(quiet, requests);
      await quiet.close();

      const { apiKey, apiSecret, url } = emulator;
      client = new StreamClient(apiKey, apiSecret, {
        baseUrl: url,
        clock,
        // Dropped requests end by the timeout; on a machine that is too busy to answer in time, others do as well.
        timeout: 2000,
        retries: 100,
        deadline: NO_DEADLINE,
        // Of few attempts, more than half may meet a fault by chance.
        circuitBreaker: { minimumAttempts: 200 },
      });
      emulator.clearRequests();
      FAULTS.forEach((fault, seed) => emulator.faults.add({ ...fault, probability: PROBABILITY, seed }));
      emulator.faults.add({ kind: 'latency', delay: 1, spread: 10, probability: 0.05, seed: 99 });
      emulator.faults.add({
        kind: 'status',
        status: 429,
        every: 2000,
        operation: ['GetCall', 'UpdateUsers'],
      });
      await inParallel(requests, 100, async (number) => {
        await kindOf(number)(client, number, { requestId: id(number) }).catch((error: unknown) =>
          failures.set(number, error),
        );
      });
      emulator.faults.clear();
    });

    afterAll(async () => {
      await client.close();
      await emulator.close();
    });

    it('met as many faults as that', () => {
      const sent = emulator.requests();
      const struck = sent.filter(({ faults }) => faults.length > 0).length;

      expect(struck / sent.length).toBeGreaterThan(0.27);
      expect(struck / sent.length).toBeLessThan(0.4);
    });

    it('carried out everything that may be repeated', () => {
      const lost = [...failures].filter(([number]) => kindOf(number) !== UNREPEATABLE);

      expect(lost.map(([number, error]) => `${number}: ${String(error)}`).slice(0, 20)).toEqual([]);
    });

    it('left the state that the requests ask for, once', async () => {
      const numbers = Array.from({ length: requests }, (_, number) => number);
      const of = (kind: number): number[] => numbers.filter((number) => kindOf(number) === REPEATABLE[kind]);

      const calls = new Map<string, unknown>();
      for await (const { call: found } of client.video.iterateCalls({ limit: 100 }))
        calls.set(found.id, found.custom.number);
      expect(of(0).filter((number) => calls.get(id(number)) !== number)).toEqual([]);
      expect(calls.size).toBe(of(0).length + 1);

      const names = new Map<string, unknown>();
      for await (const user of client.iterateUsers({ filter_conditions: {} })) names.set(user.id, user.name);
      expect(of(1).filter((number) => names.get(id(number)) !== `User ${number}`)).toEqual([]);

      const written = new Map<string, unknown>();
      for await (const { custom } of client.iterateUsers({ filter_conditions: {} })) {
        for (const [key, value] of Object.entries(custom)) written.set(key, value);
      }
      expect(of(2).filter((number) => written.get(id(number)) !== number)).toEqual([]);

      const { members } = await client.video.call('default', 'meeting').queryMembers({ limit: 100 });
      expect(members).toHaveLength(50);
      const created = emulator.events().filter(({ type }) => type === 'call.created');
      expect(created).toHaveLength(of(0).length + of(4).length + 1);
    });

    it('did nothing twice that must not be repeated, and lost nothing that it said it did', () => {
      const done = new Map<string, number>();
      for (const { requestId, performed } of emulator.requests({ operation: 'SendCallEvent' })) {
        done.set(requestId!, (done.get(requestId!) ?? 0) + Number(performed));
      }
      const numbers = Array.from({ length: requests }, (_, number) => number);
      const sent = numbers.filter((number) => kindOf(number) === UNREPEATABLE);

      expect([...done.values()].filter((times) => times > 1)).toEqual([]);
      expect(sent.filter((number) => !failures.has(number) && done.get(id(number)) !== 1)).toEqual([]);
      expect([...failures.values()].filter((error) => !(error instanceof StreamError))).toEqual([]);
      expect(failures.size).toBeGreaterThan(0);
    });
  });
}

async function prepare(client: StreamClient, requests: number): Promise<void> {
  await client.upsertUsers([
    { id: 'host' },
    ...Array.from({ length: 50 }, (_, number) => ({ id: `member-${number}` })),
  ]);
  await client.video.call('default', 'meeting').getOrCreate({ data: { created_by_id: 'host' } });
  await inParallel(requests, 20, async (number) => {
    if (kindOf(number) !== REPEATABLE[4]) return;
    await client.video.call('default', `doomed-${number}`).getOrCreate({ data: { created_by_id: 'host' } });
  });
}

/** Runs something for each number below `count`, so many at a time. */
async function inParallel(
  count: number,
  width: number,
  run: (number: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) await run(number);
  };
  await Promise.all(Array.from({ length: width }, work));
}
