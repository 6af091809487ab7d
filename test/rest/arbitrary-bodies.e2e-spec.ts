import { BadRequestException, type Type } from '@nestjs/common';
import { MODULE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { getMetadataStorage } from 'class-validator';
import fc from 'fast-check';
import { CallTypesModule } from '../../src/calls/call-types/call-types.module';
import { CallsModule } from '../../src/calls/calls.module';
import { RestValidationPipe } from '../../src/rest/rest-validation.pipe';
import { UsersModule } from '../../src/users/users.module';
import { ROUTES } from './routes';

interface Body {
  /** Such as `CallsController.createCall`. */
  readonly route: string;
  readonly type: Type<object>;
}

/** The class of the body of every route that takes one. */
function bodiesOfRoutes(): Body[] {
  return [UsersModule, CallsModule, CallTypesModule].flatMap((module) =>
    (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) as Type<object>[]).flatMap(bodiesOf),
  );
}

function bodiesOf(controller: Type<object>): Body[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
      string,
      { index: number }
    >;
    const types = Reflect.getMetadata('design:paramtypes', prototype, name) as Type<object>[];
    return Object.entries(parameters)
      .filter(([key]) => key.startsWith(`${RouteParamtypes.BODY}:`))
      .map(([, { index }]) => ({ route: `${controller.name}.${name}`, type: types[index]! }));
  });
}

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

/** Every field of every class, so that arbitrary bodies get into the depth of the rules. */
function knownFields(bodies: readonly Body[]): string[] {
  const storage = getMetadataStorage();
  const metadata = bodies.flatMap(({ type }) => storage.getTargetValidationMetadatas(type, '', false, false));
  const nested = [
    'user_id',
    'role',
    'created_by_id',
    'created_by',
    'members',
    'settings_override',
    'audio',
    'video',
  ];
  return [...new Set([...metadata.map(({ propertyName }) => propertyName), ...nested])];
}

function arbitraryJson(fields: readonly string[]): fc.Arbitrary<unknown> {
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

/** A valid body with some value somewhere in it replaced. */
function altered(body: unknown, [step = 0, ...steps]: readonly number[], value: unknown): unknown {
  if (typeof body !== 'object' || body === null) return value;
  const keys = Object.keys(body);
  const key = keys[step % (keys.length + 1)];
  if (key === undefined) return value;
  const entries = Object.entries(body).map(([name, child]: [string, unknown]): [string, unknown] => [
    name,
    name === key ? altered(child, steps, value) : child,
  ]);
  return Array.isArray(body) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

/** As a parser would give it: own properties only, whatever their names. */
const parsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Milliseconds: a busy machine takes longer. */
jest.setTimeout(60_000);

describe('the body of any route', () => {
  const pipe = new RestValidationPipe();
  const bodies = bodiesOfRoutes();
  const json = arbitraryJson(knownFields(bodies));

  /** What the pipe throws at a body of any class, except refusals. */
  function failures(value: unknown): unknown[] {
    return bodies.flatMap(({ route, type }) => {
      try {
        return pipe.transform(value, { type: 'body', metatype: type }) instanceof type
          ? []
          : [`${route}: no instance`];
      } catch (error) {
        return error instanceof BadRequestException && hasMessages(error) ? [] : [route, error];
      }
    });
  }

  it('is found for every route that has one', () => {
    const withBody = ROUTES.filter(({ body }) => body !== undefined);

    expect(bodies.length).toBeGreaterThanOrEqual(withBody.length);
  });

  it('is an instance or a refusal, whatever JSON it is', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(failures(parsed(value))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('is an instance or a refusal when any part of a valid one is replaced by any JSON', () => {
    const valid = fc.constantFrom(...ROUTES.flatMap(({ body }) => (body === undefined ? [] : [body])));
    const path = fc.array(fc.nat(20), { maxLength: 6 });
    fc.assert(
      fc.property(valid, path, json, (body, steps, value) => {
        expect(failures(parsed(altered(body, steps, value)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('never changes what all objects inherit', () => {
    const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
    const polluting = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "data": {"__proto__": {"polluted": 1}}}',
    ) as object;

    expect(failures(polluting)).toEqual([]);

    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['objects nested 100,000 levels deep', () => deep((value) => ({ data: value }))],
    ['lists nested 100,000 levels deep', () => ({ users: deep((value) => [value]) })],
    ['a list of 20,000 items', () => ({ users: Array.from({ length: 20_000 }, () => 1) })],
    [
      '100,000 fields',
      () => Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`f${index}`, 1])),
    ],
    ['a million lists', () => ({ users: Array.from({ length: 1_000_000 }, () => []) })],
  ])('is an instance or a refusal with %s', (_, make) => {
    expect(failures(make())).toEqual([]);
  });
});

function hasMessages(error: BadRequestException): boolean {
  const { message } = error.getResponse() as { message: unknown };
  return Array.isArray(message) && message.length > 0 && message.every((text) => typeof text === 'string');
}

function deep(wrap: (value: unknown) => object): object {
  let value: object = {};
  for (let level = 0; level < 100_000; level += 1) value = wrap(value);
  return value;
}
