import fc from 'fast-check';
import { CallDeadlines } from './call-deadlines';

const step = fc.record({
  cid: fc.constantFrom('a', 'b', 'c', 'd'),
  at: fc.option(fc.nat(20), { nil: undefined }),
});

describe('CallDeadlines', () => {
  it('gives out what is due, earliest first, each call once', () => {
    fc.assert(
      fc.property(fc.array(step), fc.nat(20), (steps, now) => {
        const deadlines = new CallDeadlines();
        const model = new Map<string, number>();
        for (const { cid, at } of steps) {
          deadlines.set(cid, at);
          if (at === undefined) model.delete(cid);
          else model.set(cid, at);
        }
        const ordered = [...model].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
        expect(deadlines.next).toBe(ordered[0]?.[1]);
        const due: string[] = [];
        for (let cid = deadlines.takeDue(now); cid !== undefined; cid = deadlines.takeDue(now)) due.push(cid);
        expect(due).toEqual(ordered.filter(([, at]) => at <= now).map(([cid]) => cid));
        expect(deadlines.next).toBe(ordered.find(([, at]) => at > now)?.[1]);
      }),
    );
  });
});
