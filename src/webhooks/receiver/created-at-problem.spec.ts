import { createdAtProblem } from './created-at-problem';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const LIMITS = { maxEventAge: 60_000, maxEventLead: 5000 };
const UNLIMITED = { maxEventAge: Infinity, maxEventLead: Infinity };

describe('createdAtProblem', () => {
  it.each([
    ['nothing', undefined, 'created_at is missing'],
    ['null', null, 'created_at is missing'],
    ['text', 'yesterday', 'created_at is not a date'],
    ['a list', [], 'created_at is not a date'],
    ['a day that no month has', new Date('2026-02-31T99:00:00Z'), 'created_at is not a date'],
    ['more than the greatest age', new Date(NOW - 60_001), 'created_at is too old'],
    ['the greatest age', new Date(NOW - 60_000), undefined],
    ['now', new Date(NOW), undefined],
    ['the greatest lead', new Date(NOW + 5000), undefined],
    ['more than the greatest lead', new Date(NOW + 5001), 'created_at is in the future'],
  ])('judges %s', (_, createdAt, problem) => {
    expect(createdAtProblem(createdAt, NOW, LIMITS)).toBe(problem);
  });

  it('rejects dates from before Stream Video, however old events may be', () => {
    expect(createdAtProblem(new Date(0), NOW, UNLIMITED)).toBe('created_at is too old');
    expect(createdAtProblem(new Date('2020-01-01T00:00:00Z'), NOW, UNLIMITED)).toBeUndefined();
  });

  it('accepts any date ahead without a limit', () => {
    expect(createdAtProblem(new Date('2999-01-01T00:00:00Z'), NOW, UNLIMITED)).toBeUndefined();
  });
});
