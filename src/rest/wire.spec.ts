import { toWire } from './wire';

const ended_at = new Date(1_767_225_600_123);

describe('toWire', () => {
  it('writes dates as text wherever they are, and leaves the rest', () => {
    const answer = {
      calls: [{ call: { ended_at, starts_at: null, backstage: false }, members: [{ created_at: ended_at }] }],
      next: undefined,
      dates: [ended_at],
    };
    const expected = JSON.parse(JSON.stringify(answer)) as unknown;

    expect(toWire(answer)).toEqual(expected);
    expect(toWire({ ended_at })).toEqual({ ended_at: '2026-01-01T00:00:00.123Z' });
  });
});
