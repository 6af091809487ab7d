import { join } from 'node:path';
import type { INestApplication, Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020';
import { fieldsOf } from './arbitrary-instance';
import { describeApp, embeddingApp, exportedModels, VERSIONS } from './compiled-modules';

type Json = Record<string, unknown>;

let app: INestApplication;
let models: Type[];

beforeAll(async () => {
  models = await exportedModels();
  app = await embeddingApp([]);
});

afterAll(() => app.close());

/** As it is sent. */
const sent = (document: object) => JSON.parse(JSON.stringify(document)) as Json;

/**
 * What about a document the schema of its version of OpenAPI does not allow. That of 3.0 looks into schemas; for those of 3.1, there is
 * JSON Schema.
 */
async function faultsOf(document: Json): Promise<unknown[]> {
  const { valid, errors } = await new Validator().validate(document);
  const ajv = new Ajv2020({ strict: false });
  const schemas = document.openapi === '3.1.0' ? schemasIn(document) : [];
  return [...(valid ? [] : [errors]), ...schemas.filter((schema) => ajv.validateSchema(schema) !== true)];
}

/** The schemas of components, parameters, headers, bodies and responses. */
function schemasIn(node: unknown, key = ''): object[] {
  if (typeof node !== 'object' || node === null) return [];
  if (key === 'schema') return [node];
  if (key === 'schemas') return Object.values(node) as object[];
  return Object.entries(node).flatMap(([name, child]) => schemasIn(child, name));
}

describe.each(VERSIONS)('the OpenAPI document, in version %s', (version) => {
  it('is as the specification has it', async () => {
    expect(await faultsOf(sent(describeApp(app, version, models)))).toEqual([]);
  });

  it('has every field that a class has rules for', () => {
    const { schemas } = sent(describeApp(app, version, models)).components as { schemas: Json };
    const ruled = models.flatMap((model) =>
      fieldsOf(model).map((field) => [`StreamVideo${model.name}`, field]),
    );
    const isDocumented = ([schema = '', field = '']: string[]) =>
      field in (schemas[schema] as { properties: Json }).properties;

    expect(ruled.length).toBeGreaterThan(100);
    expect(ruled.filter((place) => !isDocumented(place))).toEqual([]);
  });

  it.each([
    ['"type":"boolean"', '"type":"bool"'],
    ['"required":["', '"required":["id","id","'],
    ['"in":"path"', '"in":"pth"'],
    ['"responses":{"200"', '"responses":{"2000"'],
  ])('would not be with %s as %s', async (right, wrong) => {
    const text = JSON.stringify(describeApp(app, version, models));

    expect(text).toContain(right);
    expect(await faultsOf(JSON.parse(text.replace(right, wrong)) as Json)).not.toEqual([]);
  });
});

describe('withNullTypes', () => {
  it('makes of the words of 3.0 what @nestjs/swagger 12 makes of them, and leaves that as it is', async () => {
    const { withNullTypes } = (await import(
      join(__dirname, '../../dist/index')
    )) as typeof import('../../src');
    const newer = sent(describeApp(app, '3.1.0', models));
    const asOfVersion11 = { ...sent(describeApp(app, '3.0.0', models)), openapi: '3.1.0' };

    expect(asOfVersion11).not.toEqual(newer);
    expect(withNullTypes(asOfVersion11)).toEqual(newer);
    expect(withNullTypes(newer as unknown as OpenAPIObject)).toEqual(newer);
  });
});
