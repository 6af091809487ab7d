import fc from 'fast-check';
import { decodeDates } from './decode-dates';

type JsonRecord = Record<string, unknown>;

/** What a client gets that parses the text of a response. */
const received = (response: unknown): JsonRecord => {
  const parsed = JSON.parse(JSON.stringify(response)) as JsonRecord;
  decodeDates(parsed);
  return parsed;
};

/** The digits that Stream sends: whole nanoseconds, more than a double can hold. */
const nanoseconds = (milliseconds: number, rest = 0): string =>
  `${BigInt(milliseconds) * 1_000_000n + BigInt(rest)}`;

const decodeText = (text: string): JsonRecord => {
  const parsed = JSON.parse(text) as JsonRecord;
  decodeDates(parsed);
  return parsed;
};

const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
const key = fc.string({ unit: 'grapheme', minLength: 1 });
const plain = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(null));

describe('decodeDates', () => {
  it('turns every whole millisecond in nanoseconds into exactly that date', () => {
    fc.assert(
      fc.property(moment, (date) => {
        expect(decodeText(`{"created_at":${nanoseconds(date.getTime())}}`)).toEqual({ created_at: date });
      }),
      { numRuns: 2000 },
    );
  });

  it('is right where rounding down would be a millisecond early', () => {
    const early = Array.from({ length: 1000 }, (_, index) => 1_767_225_600_000 + index).filter(
      (ms) => Math.floor(Number(nanoseconds(ms)) / 1e6) !== ms,
    );
    expect(early.length).toBeGreaterThan(50);
    for (const ms of early)
      expect(decodeText(`{"created_at":${nanoseconds(ms)}}`)).toEqual({ created_at: new Date(ms) });
  });

  it('is within half a millisecond of any nanosecond', () => {
    fc.assert(
      fc.property(moment, fc.nat({ max: 999_999 }), (date, rest) => {
        const { created_at } = decodeText(`{"created_at":${nanoseconds(date.getTime(), rest)}}`) as {
          created_at: Date;
        };
        expect(Math.abs(created_at.getTime() - (date.getTime() + rest / 1e6))).toBeLessThanOrEqual(
          0.5 + 1e-3,
        );
      }),
    );
  });

  it('turns RFC 3339 text with any number of digits into the date', () => {
    fc.assert(
      fc.property(moment, fc.stringMatching(/^\d{0,6}$/), (date, digits) => {
        const text = date.toISOString().replace('Z', `${digits}Z`);
        expect(received({ updated_at: text })).toEqual({ updated_at: date });
      }),
    );
  });

  it('leaves text in a date field that is no date', () => {
    expect(received({ ended_at: '', started_at: 'soon' })).toEqual({ ended_at: '', started_at: 'soon' });
  });

  it('keeps null', () => {
    expect(received({ call: { ended_at: null, starts_at: null } })).toEqual({
      call: { ended_at: null, starts_at: null },
    });
  });

  it.each([
    'last_active',
    'revoke_tokens_issued_before',
    'ban_expires',
    'expires',
    'start_time',
    'end_time',
    'disabled_until',
  ])('knows that %s is a date', (name) => {
    expect(received({ users: [{ [name]: 1_767_225_600_000_000_000 }] })).toEqual({
      users: [{ [name]: new Date(1_767_225_600_000) }],
    });
  });

  it('never touches custom data, whatever its keys and values', () => {
    const custom = fc.dictionary(
      fc.oneof(key, fc.constantFrom('created_at', 'expires', 'accepted_by', 'users')),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(custom, (value) => {
        const response = { call: { custom: value }, members: [{ custom: value, user: { custom: value } }] };
        expect(received(response)).toEqual(JSON.parse(JSON.stringify(response)));
      }),
    );
  });

  it.each([
    'participants_count_by_role',
    'teams_role',
    'exception_fields',
    'grants',
    'capabilities_by_role',
    'options',
    'data',
    'result',
  ])('leaves %s as it is, whose keys are chosen by people', (name) => {
    const map = fc.dictionary(fc.oneof(key, fc.constantFrom('made_at', 'last_active', 'until')), plain);
    fc.assert(
      fc.property(map, (value) => {
        expect(received({ session: { [name]: value } })).toEqual(
          JSON.parse(JSON.stringify({ session: { [name]: value } })),
        );
      }),
    );
  });

  it('finds the dates of users and call types with any id, such as custom or created_at', () => {
    const id = fc.oneof(
      key,
      fc.constantFrom('custom', 'data', 'created_at', 'accepted_by', 'grants', 'users'),
    );
    fc.assert(
      fc.property(fc.constantFrom('users', 'call_types'), id, moment, (map, name, date) => {
        fc.pre(name !== '__proto__');
        const response = {
          [map]: { [name]: { created_at: date.getTime() * 1e6, custom: { created_at: 1 } } },
        };
        expect(received(response)).toEqual({
          [map]: { [name]: { created_at: date, custom: { created_at: 1 } } },
        });
      }),
    );
  });

  it.each(['accepted_by', 'rejected_by', 'missed_by'])('turns every value of %s into a date', (name) => {
    fc.assert(
      fc.property(fc.dictionary(key, moment), (dates) => {
        const wire = Object.fromEntries(
          Object.entries(dates).map(([user, date]) => [user, date.getTime() * 1e6]),
        );
        expect(received({ session: { [name]: wire } })).toEqual({ session: { [name]: dates } });
      }),
    );
  });

  it('changes nothing when run again', () => {
    const once = received({
      call: {
        created_at: 1_767_225_600_000_000_000,
        session: { accepted_by: { john: 1_767_225_600_000_000_000 } },
      },
    });
    const again = structuredClone(once);
    decodeDates(again);
    expect(again).toEqual(once);
  });
});
