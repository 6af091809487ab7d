import { withNullTypes } from './null-types';

const aDocument = (schema: object) => ({ openapi: '3.1.0', components: { schemas: { A: schema } } });

const REF = { $ref: '#/components/schemas/B' };

describe('withNullTypes', () => {
  it.each<[string, object, object]>([
    ['a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['types', { type: ['string', 'null'], nullable: true }, { type: ['string', 'null'] }],
    [
      'words',
      { type: 'string', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'a class',
      { description: 'B.', nullable: true, type: 'object', allOf: [REF] },
      { description: 'B.', anyOf: [REF, { type: 'null' }] },
    ],
    ['a reference', { ...REF, nullable: true }, { anyOf: [REF, { type: 'null' }] }],
    [
      'several at once',
      { type: 'object', allOf: [REF, { type: 'object' }], nullable: true, 'x-note': 1 },
      { 'x-note': 1, anyOf: [{ type: 'object', allOf: [REF, { type: 'object' }] }, { type: 'null' }] },
    ],
    ['what is never null', { type: 'string', nullable: false }, { type: 'string' }],
    ['anything', { nullable: true }, {}],
    [
      'what is inside',
      { type: 'array', items: { type: 'object', properties: { a: { type: 'number', nullable: true } } } },
      { type: 'array', items: { type: 'object', properties: { a: { type: ['number', 'null'] } } } },
    ],
    [
      'fields with the names of keywords',
      {
        properties: {
          nullable: { type: 'boolean', nullable: true },
          default: { type: 'string', nullable: true },
        },
      },
      { properties: { nullable: { type: ['boolean', 'null'] }, default: { type: ['string', 'null'] } } },
    ],
  ])('rewrites %s', (_, schema, expected) => {
    expect(withNullTypes(aDocument(schema))).toEqual(aDocument(expected));
  });

  it.each([
    { type: 'object', example: { nullable: true, type: 'string' }, default: { nullable: true } },
    { type: 'object', 'x-own': { nullable: true }, enum: [{ nullable: true }] },
    { type: 'object', properties: { nullable: { type: 'boolean' } }, required: ['nullable'] },
  ])('leaves %j as it is', (schema) => {
    expect(withNullTypes(aDocument(schema))).toEqual(aDocument(schema));
  });

  it('reaches the responses of all statuses', () => {
    const response = (type: unknown) => ({
      default: { content: { 'application/json': { schema: { type } } } },
    });
    const document = (responses: object) => ({ openapi: '3.1.0', paths: { '/a': { get: { responses } } } });
    const old = document({
      default: { content: { 'application/json': { schema: { type: 'string', nullable: true } } } },
    });

    expect(withNullTypes(old)).toEqual(document(response(['string', 'null'])));
  });

  it('changes neither the document that it is given, nor one of OpenAPI 3.0', () => {
    const document = aDocument({ type: 'string', nullable: true });
    const older = { ...document, openapi: '3.0.0' };

    withNullTypes(document);

    expect(document).toEqual(aDocument({ type: 'string', nullable: true }));
    expect(withNullTypes(older)).toBe(older);
  });
});
