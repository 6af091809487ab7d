import { BadRequestException } from '@nestjs/common';
import { ownedKey, readIdempotencyKey } from './idempotency-key';

describe('readIdempotencyKey', () => {
  it.each(['k', '"8e03978e-40d5-43e8-bc93-6894a57f9324"', 'with a space', 'x'.repeat(255)])(
    'takes %j',
    (key) => {
      expect(readIdempotencyKey({ 'idempotency-key': key })).toBe(key);
    },
  );

  it('takes a request without one', () => {
    expect(readIdempotencyKey({})).toBeUndefined();
  });

  it.each(['', 'x'.repeat(256), 'späť', 'a\tb', '\x7f'])('refuses %j', (key) => {
    expect(() => readIdempotencyKey({ 'idempotency-key': key })).toThrow(BadRequestException);
  });
});

describe('ownedKey', () => {
  const john = { kind: 'user', subject: 'john', scopes: [] } as const;

  it('is different for every principal and key, and shows neither', () => {
    const keys = [
      ownedKey(john, 'k', 'app'),
      ownedKey({ ...john, kind: 'service' }, 'k', 'app'),
      ownedKey({ ...john, subject: 'jack' }, 'k', 'app'),
      ownedKey(john, 'other', 'app'),
      ownedKey(john, 'k', 'other app'),
      ownedKey({ ...john, subject: 'john","k' }, '', 'app'),
    ].map(({ key }) => key);

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });

  it('has one owner for all keys of a principal, and another for any other principal', () => {
    const others = [
      { ...john, kind: 'service' as const },
      { ...john, subject: 'jack' },
    ];
    const { owner } = ownedKey(john, 'k', 'app');

    expect(owner).toMatch(/^[0-9a-f]{64}$/);
    expect(ownedKey({ ...john, scopes: ['calls:read'] }, 'other', 'app').owner).toBe(owner);
    expect(others.map((other) => ownedKey(other, 'k', 'app').owner)).not.toContain(owner);
  });
});
