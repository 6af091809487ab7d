import type { IdempotentAttempt, OwnedKey } from '../idempotency-store';
import { MemoryIdempotencyStore, type MemoryIdempotencyOptions } from './memory-idempotency.store';

const anAttempt = (id: string, fingerprint = 'f'): IdempotentAttempt => ({ fingerprint, id });
const aKey = (key: string, owner = 'john'): OwnedKey => ({ owner, kind: 'user', key: `${owner} ${key}` });
const anAnswer = (body = '{}') => ({ kind: 'answered', answer: { status: 201, body } }) as const;

function aStore(options: MemoryIdempotencyOptions = {}) {
  let now = 1_000_000;
  const store = new MemoryIdempotencyStore(options, () => now);
  const advance = (milliseconds: number) => (now += milliseconds);
  const answer = async (key: string, body?: string, owner?: string) => {
    await store.claim(aKey(key, owner), anAttempt(key));
    await store.settle(aKey(key, owner), anAttempt(key), anAnswer(body));
  };
  return { store, advance, answer };
}

describe('MemoryIdempotencyStore', () => {
  it('remembers a key for a day from its first use', async () => {
    const { store, advance, answer } = aStore();
    await answer('k');

    advance(86_399_999);
    expect(await store.claim(aKey('k'), anAttempt('2'))).toMatchObject({ state: 'answered' });
    advance(1);
    expect(await store.claim(aKey('k'), anAttempt('3', 'other'))).toEqual({ state: 'mine', id: '3' });
  });

  it('lets a claim that was never settled lapse, and keeps the id of the first attempt', async () => {
    const { store, advance } = aStore({ lease: 1000 });
    await store.claim(aKey('k'), anAttempt('1'));

    advance(999);
    expect(await store.claim(aKey('k'), anAttempt('2'))).toEqual({ state: 'running' });
    advance(1);
    expect(await store.claim(aKey('k'), anAttempt('3'))).toEqual({ state: 'mine', id: '1' });
  });

  it('takes no word from an attempt that lost its claim', async () => {
    const { store, advance } = aStore({ lease: 1000 });
    await store.claim(aKey('k'), anAttempt('1'));
    advance(1000);
    await store.claim(aKey('k'), anAttempt('2'));

    await store.settle(aKey('k'), anAttempt('1'), { kind: 'refused' });

    expect(await store.claim(aKey('k'), anAttempt('3'))).toEqual({ state: 'running' });
  });

  it('keeps the answer of an attempt that outlived its lease, and makes room of other keys for it', async () => {
    const { store, advance, answer } = aStore({ lease: 1000, userQuota: { keys: 10, bytes: 2500 } });
    await store.claim(aKey('slow'), anAttempt('slow'));
    advance(500);
    await answer('later', 'x'.repeat(500));
    advance(1000);

    await store.settle(aKey('slow'), anAttempt('slow'), anAnswer('y'.repeat(1000)));

    expect(await store.claim(aKey('slow'), anAttempt('2'))).toMatchObject({ state: 'answered' });
    expect(await store.claim(aKey('later'), anAttempt('3'))).toMatchObject({ state: 'mine' });
    advance(86_400_000 - 1500);
    expect(store.size).toBe(1);
  });

  it('bounds what the keys of all owners take, and gives up those of whoever holds most', async () => {
    const { store, answer } = aStore({ memoryLimit: 8000 });
    await answer('quiet', '{}', 'jack');
    for (const key of ['a', 'b', 'c']) await answer(key, 'x'.repeat(1000));

    for (const owner of ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus']) await answer('k', '{}', owner);

    expect(store.bytes).toBeLessThanOrEqual(8000);
    expect(await store.claim(aKey('quiet', 'jack'), anAttempt('quiet'))).toMatchObject({ state: 'answered' });
    expect(await store.claim(aKey('a'), anAttempt('a'))).toMatchObject({ state: 'mine' });
  });

  it('makes an owner give up its own first when the memory is full', async () => {
    const { store, answer } = aStore({ memoryLimit: 8000 });
    for (const key of ['a', 'b', 'c']) await answer(key, 'x'.repeat(1000), 'jack');

    for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) await answer(key, 'x'.repeat(100));

    expect(store.bytes).toBeLessThanOrEqual(8000);
    for (const key of ['a', 'b', 'c'])
      expect(await store.claim(aKey(key, 'jack'), anAttempt(key))).toMatchObject({ state: 'answered' });
  });

  it('refuses a key for now when all that the memory holds is under way', async () => {
    const { store, advance } = aStore({ memoryLimit: 1024, lease: 1000 });
    await store.claim(aKey('a', 'ann'), anAttempt('1'));
    await store.claim(aKey('b', 'bob'), anAttempt('2'));

    expect(await store.claim(aKey('k'), anAttempt('3'))).toEqual({ state: 'full' });
    advance(1000);
    expect(await store.claim(aKey('k'), anAttempt('4'))).toEqual({ state: 'mine', id: '4' });
  });

  it('frees all memory when it is closed', async () => {
    const { store, answer } = aStore();
    await answer('a');
    await answer('b', '{}', 'jack');
    await store.claim(aKey('c'), anAttempt('1'));
    await store.settle(aKey('c'), anAttempt('1'), { kind: 'failed' });
    await answer('c');
    await store.claim(aKey('d'), anAttempt('1'));

    await store.close();

    expect([store.size, store.bytes]).toEqual([0, 0]);
  });

  it('forgets a refused request only when no earlier attempt failed', async () => {
    const { store } = aStore();
    for (const [id, kind] of [
      ['1', 'failed'],
      ['2', 'refused'],
    ] as const) {
      await store.claim(aKey('k'), anAttempt(id));
      await store.settle(aKey('k'), anAttempt(id), { kind });
    }

    expect(await store.claim(aKey('k'), anAttempt('3'))).toEqual({ state: 'mine', id: '1' });
  });
});
