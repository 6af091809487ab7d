import { BadRequestException } from '@nestjs/common';
import { readIdempotencyKey, storageKey } from './idempotency-key';

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

describe('storageKey', () => {
  it('is different for every principal and key, and shows neither', () => {
    const keys = [
      storageKey({ kind: 'user', subject: 'john', scopes: [] }, 'k'),
      storageKey({ kind: 'service', subject: 'john', scopes: [] }, 'k'),
      storageKey({ kind: 'user', subject: 'jack', scopes: [] }, 'k'),
      storageKey({ kind: 'user', subject: 'john', scopes: [] }, 'other'),
      storageKey({ kind: 'user', subject: 'john","k', scopes: [] }, ''),
    ];

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
  });
});
