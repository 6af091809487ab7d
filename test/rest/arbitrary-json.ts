import fc from 'fast-check';

/** Names that objects inherit, or that code looks for in what it is given. */
const TREACHEROUS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
];

/** Any JSON; its objects often have some of the fields. */
export function arbitraryJson(fields: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...fields) },
    { weight: 2, arbitrary: fc.constantFrom(...TREACHEROUS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const leaf = fc.oneof(
    fc.constantFrom(
      null,
      true,
      false,
      '',
      'default',
      'john',
      '2026-01-15T09:30:00Z',
      '\ud800',
      'x\udfff',
      '\0',
    ),
    fc.constantFrom(0, -0, 1, 1e308, -1e308, 2 ** 53, Number.MAX_VALUE, 5e-324),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('x'.repeat(100_000), '9'.repeat(10_000)),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      leaf,
      fc.array(tie('value'), { maxLength: 5 }),
      fc.array(fc.tuple(key, tie('value')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  return value;
}

/** The JSON with some value somewhere in it replaced. */
export function altered(json: unknown, [step = 0, ...steps]: readonly number[], value: unknown): unknown {
  if (typeof json !== 'object' || json === null) return value;
  const keys = Object.keys(json);
  const key = keys[step % (keys.length + 1)];
  if (key === undefined) return value;
  const entries = Object.entries(json).map(([name, child]: [string, unknown]): [string, unknown] => [
    name,
    name === key ? altered(child, steps, value) : child,
  ]);
  return Array.isArray(json) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

/** As a parser would give it: own properties only, whatever their names. */
export function parsed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
