import fc from 'fast-check';
import { StreamValidationError } from '../../stream.errors';
import { encodeJson } from './encode-json';

describe('encodeJson', () => {
  it('writes JSON values as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(encodeJson({ value }, 'request')).toBe(JSON.stringify({ value }));
      }),
    );
  });

  it('writes dates as RFC 3339 and leaves the argument as it is', () => {
    const request = { data: { starts_at: new Date(1_767_225_600_123), team: undefined } };
    expect(encodeJson(request, 'request')).toBe('{"data":{"starts_at":"2026-01-01T00:00:00.123Z"}}');
    expect(request.data.starts_at).toEqual(new Date(1_767_225_600_123));
  });

  it('keeps a null that was meant', () => {
    expect(encodeJson({ starts_at: null, list: [null] }, 'request')).toBe('{"starts_at":null,"list":[null]}');
  });

  it.each([
    [
      'an invalid date',
      { data: { starts_at: new Date('soon') } },
      'request.data.starts_at is an invalid date.',
    ],
    [
      'a number that is not finite',
      { list: [1, { limit: Infinity }] },
      'request.list[1].limit must be a finite number, not Infinity.',
    ],
    ['a bigint', { n: 1n }, 'request cannot be written as JSON: Do not know how to serialize a BigInt'],
  ])('refuses %s and says where it is', (_, value, message) => {
    expect(() => encodeJson(value, 'request')).toThrow(message);
    expect(() => encodeJson(value, 'request')).toThrow(StreamValidationError);
  });

  it('refuses a circle', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(() => encodeJson(circle, 'request')).toThrow(
      /^request cannot be written as JSON: Converting circular structure/,
    );
  });
});
