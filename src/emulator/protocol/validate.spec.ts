import { StreamFault } from './stream-fault';
import { BodySchema, type Schema } from './validate';

const member: Schema = {
  type: 'object',
  required: ['user_id'],
  properties: { user_id: { type: 'string', minLength: 1 }, role: { type: 'string' } },
};

const schema = new BodySchema<Record<string, unknown>>({
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 4 },
    code: { type: 'string', minLength: 2, pattern: '^[a-z]*$' },
    kind: { type: 'string', enum: ['no', 'app', 'team'] },
    limit: { type: 'integer', minimum: 0, maximum: 100 },
    flag: { type: 'boolean' },
    at: { date: true },
    cleared_at: { date: true, nullable: true },
    ids: { type: 'array', minItems: 1, maxItems: 2, items: { type: 'string' } },
    data: { type: 'object', properties: { members: { type: 'array', items: member } } },
    users: { type: 'object', maxProperties: 2, additionalProperties: member },
    custom: { type: 'object', maxJsonBytes: 20 },
  },
});

function faultFor(body: unknown): StreamFault {
  try {
    schema.parse(body);
  } catch (error) {
    if (error instanceof StreamFault) return error;
  }
  throw new Error('was accepted');
}

describe('request bodies', () => {
  it.each<[unknown, string, string]>([
    [
      { data: { members: [{ user_id: 'a' }, {}] } },
      'data.members[1].user_id',
      'data.members[1].user_id is a required field',
    ],
    [{ users: { john: {} } }, 'users.john.user_id', 'users.john.user_id is a required field'],
    [
      { data: { members: [{ user_id: '' }] } },
      'data.members[0].user_id',
      'data.members[0].user_id is a required field',
    ],
    [{ kind: 'other' }, 'kind', 'kind must be one of [no app team]'],
    [{ limit: 101 }, 'limit', 'limit must be 100 or less'],
    [{ limit: -1 }, 'limit', 'limit must be 0 or greater'],
    [{ limit: 1.5 }, 'limit', 'expected integer for field "limit" but got "1.5"'],
    [{ ids: ['a', 'b', 'c'] }, 'ids', 'ids must contain at maximum 2 items'],
    [{ ids: [] }, 'ids', 'ids must contain at least 1 item'],
    [
      { users: { a: { user_id: 'a' }, b: { user_id: 'b' }, c: { user_id: 'c' } } },
      'users',
      'users must contain at maximum 2 items',
    ],
    [{ name: '12345' }, 'name', 'name must be a maximum of 4 characters in length'],
    [{ code: 'a' }, 'code', 'code must be at least 2 characters in length'],
    [{ code: 'A1' }, 'code', 'code contains invalid characters'],
    [{ at: 'invalid' }, 'at', 'expected date for field "at" but got "invalid"'],
    [{ flag: 'yes' }, 'flag', 'expected boolean for field "flag" but got "yes"'],
    [{ data: [] }, 'data', 'expected object for field "data" but got "[]"'],
    [{ custom: { text: 'x'.repeat(20) } }, 'custom', 'custom must be a maximum of 20 bytes in size'],
  ])('answers %j with the path and the rule', (body, field, reason) => {
    const fault = faultFor(body);
    expect(fault).toMatchObject({ status: 400, code: 4, reason, exceptionFields: { [field]: reason } });
  });

  it('counts characters, not code units', () => {
    expect(schema.parse({ name: '👋👋👋👋' })).toEqual({ name: '👋👋👋👋' });
  });

  it('takes an empty body for one without fields', () => {
    expect(schema.parse(undefined)).toEqual({});
    expect(schema.parse(null)).toEqual({});
  });

  it('refuses a body that is no object', () => {
    expect(faultFor([]).status).toBe(400);
    expect(faultFor('text').status).toBe(400);
  });

  it('takes null and, where words are asked for, empty text for a field that was not given', () => {
    expect(schema.parse({ kind: '', limit: null, data: { members: null } })).toEqual({ data: {} });
  });

  it('keeps the null that clears a field, and every null in free-form data', () => {
    const body = { cleared_at: null, custom: { color: null } };
    expect(schema.parse(body)).toEqual(body);
  });

  it('lets unknown fields through and leaves the body it was given alone', () => {
    const body = Object.freeze({ unknown: 1, at: '2026-01-01T00:00:00Z', limit: null });
    expect(schema.parse(body)).toEqual({ unknown: 1, at: '2026-01-01T00:00:00Z' });
  });

  it('takes a key named like a part of every object for a key', () => {
    const body: unknown = JSON.parse('{"users":{"__proto__":{"user_id":"a"}}}');
    expect(JSON.stringify(schema.parse(body))).toBe('{"users":{"__proto__":{"user_id":"a"}}}');
  });
});
