import { BadRequestException } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import fc from 'fast-check';
import { runs, sampled } from '../support/runs';
import { RestValidationPipe } from '../../src/rest/rest-validation.pipe';
import { altered, arbitraryJson, parsed } from './arbitrary-json';
import { inputsOfRoutes, type NamedInput } from './inputs-of-routes';
import { ROUTES } from './routes';

/** Every field of every class, so that arbitrary bodies get into the depth of the rules. */
function knownFields(bodies: readonly NamedInput[]): string[] {
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

describe('the body of any route', () => {
  const bodies = inputsOfRoutes().filter(({ kind }) => kind === 'body');
  const json = arbitraryJson(knownFields(bodies));

  /** What the pipe throws at a body of any class, except refusals. */
  function failures(value: unknown, ofBodies: readonly NamedInput[] = bodies): unknown[] {
    return ofBodies.flatMap(({ route, type }) => {
      try {
        return new RestValidationPipe(type).transform(value) instanceof type ? [] : [`${route}: no instance`];
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
      { numRuns: runs(400) },
    );
  });

  it('is an instance or a refusal when any part of a valid one is replaced by any JSON', () => {
    const valid = fc.constantFrom(...ROUTES.flatMap(({ body }) => (body === undefined ? [] : [body])));
    const path = fc.array(fc.nat(20), { maxLength: 6 });
    fc.assert(
      fc.property(valid, path, json, (body, steps, value) => {
        expect(failures(parsed(altered(body, steps, value)))).toEqual([]);
      }),
      { numRuns: runs(400) },
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
    expect(failures(make(), sampled(bodies))).toEqual([]);
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
