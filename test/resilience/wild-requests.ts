import { gzipSync } from 'node:zlib';
import type { Random } from './seeded-random';

const NASTY_TEXTS = [
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  '%2e%2e%2f',
  '%00',
  '%ff%fe',
  '%',
  '%zz',
  'a/b',
  'a%2Fb',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'default:x',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '${7*7}',
  '😀',
  'ü'.repeat(100),
  'a'.repeat(5000),
  'null',
  'undefined',
  'true',
  '-1',
  '1e309',
  '9007199254740993',
  '2026-13-45T99:99:99Z',
];
const NASTY_VALUES: readonly unknown[] = [
  ...NASTY_TEXTS,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: [] } } },
  { $or: [{ $or: [] }] },
  { $gt: {} },
  '\ud800',
  '\u0000',
];
const POLLUTION = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  'metadata',
];
const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/xml',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'garbage',
];

/** A path with something else in place of its parts, and perhaps a query. */
export function anyPath(random: Random, path: string): string {
  const parts = path
    .split('/')
    .map((part) => (part !== '' && random.chance(0.25) ? nastySegment(random) : part));
  const query = random.chance(0.3)
    ? `?${random.oneOf(['limit', 'hard', 'mode', 'sort', 'next', 'members_limit', '__proto__', 'a[b]'])}=${nastySegment(random)}`
    : '';
  return `${parts.join('/')}${random.chance(0.05) ? '/' : ''}${query}` || '/';
}

/** The body with parts of it changed; or no JSON at all. */
export function anyBody(random: Random, body: object | undefined): string | Buffer {
  if (random.chance(0.08))
    return random.oneOf(['', '{', '[]', 'null', '"x"', '{"a":1,}', '\ufeff{}', 'NaN', '{}{}']);
  if (random.chance(0.03)) return nested(random.oneOf([10, 200, 5000]));
  if (random.chance(0.03)) return Buffer.from(Array.from({ length: 40 }, () => random.below(256)));
  const text = JSON.stringify(mutate(random, body ?? {}, 0));
  if (random.chance(0.05)) return text.replace('{', `{"${random.oneOf(POLLUTION)}":{"polluted":true},`);
  return random.chance(0.02) ? gzipSync(text) : text;
}

export function anyHeaders(random: Random, body: string | Buffer | null): Record<string, string> {
  return {
    ...(body !== null && {
      'content-type': random.chance(0.92) ? 'application/json' : random.oneOf(CONTENT_TYPES),
    }),
    ...(random.chance(0.05) && { 'content-encoding': random.oneOf(['gzip', 'br', 'identity', 'x']) }),
    ...(random.chance(0.1) && { 'x-request-id': random.oneOf(['a', 'x'.repeat(500), '<b>', '${x}']) }),
    ...(random.chance(0.1) && { 'idempotency-key': random.oneOf(['k1', 'k2', 'y'.repeat(300), ' ']) }),
    ...(random.chance(0.05) && {
      authorization: random.oneOf(['Bearer x', 'Bearer a.b.c', 'Basic eDp5', 'x']),
    }),
    ...(random.chance(0.02) && { 'x-api-key': random.oneOf(['', 'wrong', 'x'.repeat(10_000)]) }),
  };
}

function mutate(random: Random, value: unknown, depth: number): unknown {
  if (random.chance(0.12)) return random.oneOf(NASTY_VALUES);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => mutate(random, item, depth + 1));
    return random.chance(0.05) ? Array.from({ length: 300 }, () => items[0] ?? null) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    random.chance(0.05) ? random.oneOf(NASTY_TEXTS) : key,
    mutate(random, item, depth + 1),
  ]);
  const more: [string, unknown][] = random.chance(0.3)
    ? [
        [
          random.oneOf([
            ...POLLUTION,
            'data',
            'custom',
            'id',
            'limit',
            'settings_override',
            'role',
            'created_by_id',
          ]),
          random.oneOf(NASTY_VALUES),
        ],
      ]
    : [];
  return Object.fromEntries([...entries, ...more]);
}

function nested(depth: number): string {
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** Mostly encoded as a URL asks for, sometimes as it is, as far as HTTP can carry it. */
function nastySegment(random: Random): string {
  const text = random.oneOf(NASTY_TEXTS);
  if (random.chance(0.5)) return encodeURIComponent(text);
  return text.replace(/[^\x21-\x7e]|[?#]/g, 'x');
}
