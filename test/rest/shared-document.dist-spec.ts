import { Controller, Get, type INestApplication, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiProperty, ApiResponse, type OpenAPIObject } from '@nestjs/swagger';
import { describeApp, embeddingApp, exportedModels, VERSIONS } from './compiled-modules';

interface Operation {
  readonly operationId: string;
  readonly tags: string[];
}

const THEIRS = { type: 'object', properties: { theirs: { type: 'string' } }, required: ['theirs'] };

/** A class of an app. */
function aSchema(name: string): Type {
  const schema = {
    [name]: class {
      theirs?: string;
    },
  }[name] as Type;
  ApiProperty({ type: 'string' })(schema.prototype as object, 'theirs');
  return schema;
}

/** A controller of an app whose handlers have these names, and answer with these. */
function aController(name: string, handlers: readonly (readonly [name: string, answer: Type])[]): Type {
  const controller = {
    [name]: class {
      readonly isTheirs = true;
    },
  }[name] as Type;
  const prototype = controller.prototype as Record<string, unknown>;
  for (const [handler, type] of handlers) {
    prototype[handler] = { [handler]: () => undefined }[handler];
    const descriptor = Object.getOwnPropertyDescriptor(prototype, handler)!;
    Get(handler)(prototype, handler, descriptor);
    ApiResponse({ status: 200, type })(prototype, handler, descriptor);
  }
  Controller(`theirs/${name}`)(controller);
  return controller;
}

/** The names of the controllers of an app and of their handlers. */
function handlersOf(app: INestApplication): [controller: string, handlers: string[]][] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return controllers.map(({ metatype }) => {
    const { prototype, name } = metatype as Type<object>;
    return [name, Object.getOwnPropertyNames(prototype).filter((each) => each !== 'constructor')];
  });
}

const schemasOf = (document: OpenAPIObject) => document.components!.schemas!;

const bare = (name: string) => name.replace(/^StreamVideo/, '');

function operationsOf({ paths }: OpenAPIObject): Operation[] {
  return Object.values(paths).flatMap((item) => Object.values(item) as Operation[]);
}

function partOf({ paths }: OpenAPIObject, isPart: (path: string) => boolean): OpenAPIObject['paths'] {
  return Object.fromEntries(Object.entries(paths).filter(([path]) => isPart(path)));
}

function refsOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '$ref' in node ? [String(node.$ref)] : [];
  return [...own, ...Object.values(node).flatMap(refsOf)];
}

describe.each(VERSIONS)('the document of an app whose names are all ours, in version %s', (version) => {
  let ours: OpenAPIObject;
  let shared: OpenAPIObject;
  let theirNames: string[];

  beforeAll(async () => {
    const models = await exportedModels();
    const without = await embeddingApp([]);
    ours = describeApp(without, version, models);
    theirNames = Object.keys(schemasOf(ours)).map(bare);
    const theirSchemas = theirNames.map(aSchema);
    const app = await embeddingApp([
      ...handlersOf(without).map(([name, handlers]) =>
        aController(
          name,
          handlers.map((handler) => [handler, theirSchemas[0]!]),
        ),
      ),
      aController(
        'SchemasController',
        theirSchemas.map((schema) => [schema.name, schema]),
      ),
    ]);
    shared = describeApp(app, version, models);
    await app.close();
    await without.close();
  });

  const isTheirs = (path: string) => path.startsWith('/theirs/');

  it('has all of our schemas, and all of theirs', () => {
    const theirs = Object.fromEntries(theirNames.map((name) => [name, THEIRS]));

    expect(theirNames.length).toBeGreaterThan(130);
    expect(schemasOf(shared)).toEqual({ ...theirs, ...schemasOf(ours) });
    expect(Object.keys(schemasOf(shared))).toHaveLength(2 * theirNames.length);
  });

  it('has our operations as they are without theirs, and theirs with their own schemas', () => {
    expect(partOf(shared, (path) => !isTheirs(path))).toEqual(ours.paths);
    expect(Object.keys(ours.paths)).toEqual(
      expect.arrayContaining(['/webhooks/dead-letters', '/metrics', '/health/ready', '/call-types']),
    );
    expect(new Set(refsOf(partOf(shared, isTheirs)))).toEqual(
      new Set(theirNames.map((name) => `#/components/schemas/${name}`)),
    );
    expect(refsOf(ours).every((ref) => ref.startsWith('#/components/schemas/StreamVideo'))).toBe(true);
  });

  it('leads with every reference to a schema', () => {
    const known = Object.keys(schemasOf(shared)).map((name) => `#/components/schemas/${name}`);

    expect(refsOf(shared).filter((ref) => !known.includes(ref))).toEqual([]);
  });

  it('gives every operation an id of its own, and ours tags that theirs do not have', () => {
    const ids = operationsOf(shared).map(({ operationId }) => operationId);
    const tags = operationsOf(ours).flatMap((operation) => operation.tags);
    const theirTags = Object.values(partOf(shared, isTheirs)).map(({ get }) => get!.tags![0]!);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(tags.filter((tag) => !tag.startsWith('Stream Video '))).toEqual([]);
    expect(theirTags).toEqual(expect.arrayContaining(['Users', 'Calls', 'CallTypes', 'Health', 'Metrics']));
  });
});

describe('a document', () => {
  it('is the same whichever version another one of the same app had before', async () => {
    const app = await embeddingApp([]);
    const [newer, older, newerAgain, olderAgain] = (['3.1.0', '3.0.0', '3.1.0', '3.0.0'] as const).map(
      (version) => describeApp(app, version),
    );
    await app.close();

    expect(newerAgain).toEqual(newer);
    expect(olderAgain).toEqual(older);
    expect(nullsOf(newer, saysNullNewly)).toEqual(nullsOf(older, saysNullAsOfOld));
    expect(nullsOf(older, saysNullAsOfOld).length).toBeGreaterThan(20);
    expect(nullsOf(newer, saysNullAsOfOld)).toEqual([]);
    expect(nullsOf(older, saysNullNewly)).toEqual([]);
  });
});

interface Schema {
  readonly nullable?: unknown;
  readonly type?: unknown;
  readonly anyOf?: readonly Schema[];
}

const saysNullAsOfOld = ({ nullable }: Schema) => nullable === true;

const saysNullNewly = ({ type, anyOf }: Schema) =>
  (Array.isArray(type) && type.includes('null')) || anyOf?.some((each) => each.type === 'null') === true;

/** Where a document says that something may be null. */
function nullsOf(node: unknown, saysNull: (schema: Schema) => boolean, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const children = Object.entries(node).flatMap(([key, child]) => nullsOf(child, saysNull, `${path}/${key}`));
  return saysNull(node) ? [path, ...children] : children;
}
