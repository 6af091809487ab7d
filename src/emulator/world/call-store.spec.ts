import fc from 'fast-check';
import type { CallRecord } from './call';
import { CallSet } from './call-store-set';
import { CallStore } from './call-store';

function addCall(
  store: CallStore,
  id: string,
  fields: { createdAt?: number; members?: string[] } = {},
): CallRecord {
  const createdAt = fields.createdAt ?? 0;
  return store.add({
    type: 'default',
    id,
    createdBy: 'john',
    createdAt,
    updatedAt: createdAt,
    team: undefined,
    channelCid: undefined,
    custom: {},
    settingsOverride: undefined,
    startsAt: undefined,
    endedAt: undefined,
    backstage: false,
    members: (fields.members ?? []).map((userId) => ({
      userId,
      role: undefined,
      custom: {},
      createdAt,
      updatedAt: createdAt,
    })),
    session: undefined,
    blocked: undefined,
    permissions: undefined,
  });
}

function idsOf(calls: Iterable<CallRecord>): string[] {
  return [...calls].map(({ id }) => id);
}

describe('CallStore', () => {
  it('finds a call by its cid until it is removed', () => {
    const store = new CallStore();
    const call = addCall(store, 'a', { members: ['jane'] });
    expect(store.get('default:a')).toBe(call);
    store.remove(call);
    expect(store.get('default:a')).toBeUndefined();
    expect(store.size).toBe(0);
    expect([store.byType.get('default'), store.byCreator.get('john'), store.byMember.get('jane')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('finds calls by their members as these change', () => {
    const store = new CallStore();
    const call = addCall(store, 'a', { members: ['jane'] });
    const jack = { userId: 'jack', role: undefined, custom: {}, createdAt: 1, updatedAt: 1 };
    store.changeMembers(call, [jack], ['jane']);
    expect(call.members).toEqual([jack]);
    expect(store.byMember.get('jane')).toBeUndefined();
    expect(idsOf(store.byMember.get('jack')?.ascending() ?? [])).toEqual(['a']);
    store.changeMembers(call, [], ['jack']);
    expect(call.members).toEqual([]);
  });

  it('finds calls by their new creator', () => {
    const store = new CallStore();
    store.changeCreator(addCall(store, 'a'), 'jane');
    expect(store.byCreator.get('john')).toBeUndefined();
    expect(store.byCreator.get('jane')?.size).toBe(1);
  });
});

describe('CallSet', () => {
  it('is in order of creation from any position, however many calls came and went', () => {
    const times = fc.array(fc.nat({ max: 50 }), { maxLength: 120 });
    fc.assert(
      fc.property(times, fc.array(fc.nat({ max: 119 })), fc.nat({ max: 50 }), (created, removed, from) => {
        const store = new CallStore();
        const calls = created.map((createdAt, index) => addCall(store, `c${index}`, { createdAt }));
        const set = CallSet.of(calls);
        for (const call of calls) set.add(call);
        const gone = new Set(removed.map((index) => calls[index]));
        for (const call of gone) if (call !== undefined) set.delete(call);
        for (const call of gone) if (call !== undefined) set.delete(call);
        const left = calls
          .filter((call) => !gone.has(call))
          .toSorted((a, b) => a.createdAt - b.createdAt || a.sequence - b.sequence);

        expect(set.size).toBe(left.length);
        expect([...set.ascending()]).toEqual(left);
        expect([...set.descending()]).toEqual(left.toReversed());
        const position = { createdAt: from, sequence: -Infinity };
        expect([...set.ascending(position)]).toEqual(left.filter((call) => call.createdAt >= from));
        const end = { createdAt: from, sequence: Infinity };
        expect([...set.descending(end)]).toEqual(left.filter((call) => call.createdAt <= from).toReversed());
      }),
    );
  });
});
