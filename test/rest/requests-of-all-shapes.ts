import type { INestApplication } from '@nestjs/common';
import fc from 'fast-check';
import { arbitraryJsonOf, fieldsOf } from './arbitrary-instance';
import { altered, arbitraryJson, parsed } from './arbitrary-json';
import { documentedRequests, documentOf, filled } from './documented-requests';
import { inputsOfRoutes, type NamedInput } from './inputs-of-routes';

export interface ShapedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
}

/** Values that a text of a query may be. */
const TEXTS = ['true', 'false', '7', '-1', 'soft', '-created_at', 'x y', ''];

/** As custom data, and as parts of it: what pipes, serializers and converters of types fall for. */
const FREE_FORM = {
  x: 1,
  text: ' 7 ',
  _hidden: true,
  empty: null,
  list: [1, [' a '], {}],
  deep: { constructor: 1, toString: 'x', then: 'y', at: '2026-01-15T09:30:00Z' },
};

/** Requests that make john, jack and the call of both, with free-form data wherever it may be, and read it. */
export const FREE_FORM_REQUESTS: readonly ShapedRequest[] = [
  { method: 'PUT', path: '/users', body: { users: [{ id: 'john', custom: FREE_FORM }, { id: 'jack' }] } },
  {
    method: 'PUT',
    path: '/calls/default/standup',
    body: {
      data: {
        created_by_id: 'john',
        members: [{ user_id: 'jack', custom: FREE_FORM }],
        custom: FREE_FORM,
      },
    },
  },
  { method: 'PATCH', path: '/users/john', body: { set: FREE_FORM } },
  { method: 'GET', path: '/users/john' },
];

/**
 * Requests of all shapes to every route: as documented, valid and broken bodies as the rules of their classes have them,
 * free-form data, queries and paths.
 *
 * @param count of generated bodies and queries of each kind per route
 */
export function requestsOfAllShapes(app: INestApplication, count: number): ShapedRequest[] {
  const inputs = inputsOfRoutes();
  return [
    ...documentedRequests(documentOf(app)),
    ...inputs.filter(({ kind }) => kind === 'body').flatMap((input) => bodies(input, count)),
    ...inputs.filter(({ kind }) => kind === 'query').flatMap((input) => queries(input, count)),
    ...inputs.filter(({ kind }) => kind === 'path').flatMap(strangePaths),
    { method: 'GET', path: '/health/live' },
  ];
}

function bodies({ method, path, type }: NamedInput, count: number): ShapedRequest[] {
  const valid = arbitraryJsonOf(type);
  const broken = fc
    .tuple(valid, fc.array(fc.nat(20), { maxLength: 4 }), arbitraryJson(fieldsOf(type)))
    .map(([body, steps, value]) => parsed(altered(body, steps, value)));
  const samples = [valid, broken.filter(isSmall)].flatMap((some) =>
    fc.sample<unknown>(some, { numRuns: count, seed: 1 }),
  );
  return [...samples, {}, [7]].map((body) => ({ method, path: filled(path), body }));
}

/** Large ones are about limits of the host, which are tried elsewhere. */
const isSmall = (body: unknown) => JSON.stringify(body).length < 10_000;

function queries({ method, path, type }: NamedInput, count: number): ShapedRequest[] {
  const query = fc.dictionary(
    fc.constantFrom(...fieldsOf(type), 'unknown', '__proto__'),
    fc.constantFrom(...TEXTS),
  );
  return fc.sample(query, { numRuns: count, seed: 1 }).map((fields) => ({
    method,
    path: `${filled(path)}?${new URLSearchParams(Object.entries(fields)).toString()}`,
  }));
}

function strangePaths({ method, path }: NamedInput): ShapedRequest[] {
  return ['a%20b', '7'].map((value) => ({
    method,
    path: path.replaceAll(/\{\w+\}/g, value),
  }));
}
