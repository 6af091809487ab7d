import type { IdempotentAttempt } from './idempotency-store';
import { MemoryIdempotencyStore, type MemoryIdempotencyOptions } from './memory-idempotency.store';

const anAttempt = (id: string, fingerprint = 'f'): IdempotentAttempt => ({ fingerprint, id });
const anAnswer = (body = '{}') => ({ kind: 'answered', answer: { status: 201, body } }) as const;

function aStore(options: MemoryIdempotencyOptions = {}) {
  let now = 1_000_000;
  const store = new MemoryIdempotencyStore(options, () => now);
  const advance = (milliseconds: number) => (now += milliseconds);
  const answer = async (key: string, body?: string) => {
    await store.claim(key, anAttempt(key));
    await store.settle(key, anAttempt(key), anAnswer(body));
  };
  return { store, advance, answer };
}

describe('MemoryIdempotencyStore', () => {
  it('remembers a key for a day from its first use', async () => {
    const { store, advance, answer } = aStore();
    await answer('k');

    advance(86_399_999);
    expect(await store.claim('k', anAttempt('2'))).toMatchObject({ state: 'answered' });
    advance(1);
    expect(await store.claim('k', anAttempt('3', 'other'))).toEqual({ state: 'mine', id: '3' });
  });

  it('lets a claim that was never settled lapse, and keeps the id of the first attempt', async () => {
    const { store, advance } = aStore({ lease: 1000 });
    await store.claim('k', anAttempt('1'));

    advance(999);
    expect(await store.claim('k', anAttempt('2'))).toEqual({ state: 'running' });
    advance(1);
    expect(await store.claim('k', anAttempt('3'))).toEqual({ state: 'mine', id: '1' });
  });

  it('takes no word from an attempt that lost its claim', async () => {
    const { store, advance } = aStore({ lease: 1000 });
    await store.claim('k', anAttempt('1'));
    advance(1000);
    await store.claim('k', anAttempt('2'));

    await store.settle('k', anAttempt('1'), { kind: 'refused' });

    expect(await store.claim('k', anAttempt('3'))).toEqual({ state: 'running' });
  });

  it('remembers no more keys than it may, the newest', async () => {
    const { store, answer } = aStore({ capacity: 2 });
    for (const key of ['a', 'b', 'c']) await answer(key);

    expect(store.size).toBe(2);
    expect(await store.claim('c', anAttempt('2'))).toMatchObject({ state: 'answered' });
    expect(await store.claim('a', anAttempt('2'))).toMatchObject({ state: 'mine' });
  });

  it('never forgets a request that is under way', async () => {
    const { store, answer } = aStore({ capacity: 1 });
    await store.claim('a', anAttempt('1'));
    for (const key of ['b', 'c']) await answer(key);

    expect(await store.claim('a', anAttempt('2'))).toEqual({ state: 'running' });
    expect(store.size).toBe(1);
  });

  it('bounds what the bodies take together', async () => {
    const { store, answer } = aStore({ bodyCapacity: 100 });
    for (const key of ['a', 'b', 'c', 'd']) await answer(key, 'x'.repeat(40));

    expect(store.size).toBe(2);
    expect(await store.claim('d', anAttempt('2'))).toMatchObject({ state: 'answered' });
  });

  it('forgets a refused request only when no earlier attempt failed', async () => {
    const { store } = aStore();
    for (const [id, kind] of [
      ['1', 'failed'],
      ['2', 'refused'],
    ] as const) {
      await store.claim('k', anAttempt(id));
      await store.settle('k', anAttempt(id), { kind });
    }

    expect(await store.claim('k', anAttempt('3'))).toEqual({ state: 'mine', id: '1' });
  });
});
