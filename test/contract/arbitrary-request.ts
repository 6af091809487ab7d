import fc from 'fast-check';
import { altered, arbitraryJson } from '../rest/arbitrary-json';
import type { DescribedOperation, Json, OpenApiDescription } from './openapi-description';

/** A request as it is sent: below `/api/v2`, with what it has of a body. */
export interface GeneratedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body?: unknown;
}

/** Texts that mean something that exists, by the names of fields and parameters; in paths also by `<resource>.<name>`. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

const FIELDS = ['id', 'type', 'name', 'user_id', 'data', 'custom', 'settings', '$in', '$or', '$and', '$gt'];
const junk = arbitraryJson(FIELDS);
/** Segments that URLs leave out are another path. */
const junkSegment = fc
  .oneof(fc.string({ minLength: 1, maxLength: 300 }), fc.string({ unit: 'grapheme', minLength: 1 }))
  .filter((text) => text !== '.' && text !== '..');
const MAX_DEPTH = 4;

/** As a query carries it. */
function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One in three: where all that can be given is, hardly anything goes together. */
function seldom<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** Makes requests of an operation from its description: valid ones, and ones with something wrong in them. */
export class ArbitraryRequest {
  constructor(
    private readonly description: OpenApiDescription,
    private readonly known: KnownValues,
  ) {}

  /** Valid as far as the description says. */
  valid(operation: DescribedOperation): fc.Arbitrary<GeneratedRequest> {
    const body = operation.bodySchema && this.value(operation.bodySchema);
    return this.request(operation, {
      segment: (name, schema) => this.text(name, schema, 1),
      parameter: ({ name, schema, required }) => {
        const text = this.value(schema, name).map(printed);
        return required ? text : seldom(text);
      },
      body,
    });
  }

  /** With any part of it replaced by anything. */
  broken(operation: DescribedOperation): fc.Arbitrary<GeneratedRequest> {
    const { bodySchema } = operation;
    const steps = fc.array(fc.nat({ max: 30 }), { maxLength: 4 });
    const body =
      bodySchema &&
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc.tuple(this.value(bodySchema), steps, junk).map((parts) => altered(...parts)),
        },
        { weight: 1, arbitrary: junk },
      );
    return this.request(operation, {
      segment: (name, schema) =>
        fc.oneof({ weight: 3, arbitrary: this.text(name, schema, 1) }, { weight: 1, arbitrary: junkSegment }),
      parameter: ({ name, schema }) =>
        fc.oneof(
          fc.constant(undefined),
          fc.string({ unit: 'grapheme' }),
          junk.map((value) => (JSON.stringify(value) as string | undefined)?.slice(0, 2000)),
          this.value(schema, name).map(printed),
        ),
      body,
    });
  }

  private request(operation: DescribedOperation, parts: RequestParts): fc.Arbitrary<GeneratedRequest> {
    const { method, path, parameters } = operation;
    const names = path.replace('/api/v2/', '').split('/');
    const segments = names.map((segment, index) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (name === undefined) return fc.constant(segment);
      const schema = parameters.find((one) => one.place === 'path' && one.name === name)?.schema ?? {};
      const resource = names.slice(0, index).findLast((one) => !one.startsWith('{')) ?? '';
      const known = `${resource}.${name}`;
      return parts
        .segment(Object.hasOwn(this.known, known) ? known : name, schema)
        .map((text) => encodeURIComponent(text));
    });
    const query = parameters
      .filter(({ place }) => place === 'query')
      .map((parameter) => parts.parameter(parameter).map((value) => [parameter.name, value] as const));
    return fc
      .record({
        segments: fc.tuple(...segments),
        query: fc.tuple(...query),
        ...(parts.body && { body: parts.body }),
      })
      .map(({ segments: given, query: pairs, ...rest }) => {
        const params = new URLSearchParams(
          pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
        );
        const search = params.size > 0 ? `?${params.toString()}` : '';
        return { method, path: `/${given.join('/')}${search}`, ...rest };
      });
  }

  /** A value of a schema. `name`: of the field or parameter that it is for. */
  private value(given: Json, name = '', depth = 0): fc.Arbitrary<unknown> {
    const schema = this.description.resolve(given);
    if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...(schema.enum as unknown[]));
    if (schema.format === 'date-time')
      return fc.constantFrom('2026-12-01T09:00:00Z', 1_790_000_000_000_000_000);
    switch (schema.type) {
      case 'string':
        return this.text(name, schema);
      case 'integer':
      case 'number': {
        const { minimum: min = 0, maximum: max = 1000 } = schema as { minimum?: number; maximum?: number };
        return fc.integer({ min, max: Math.max(min, max) });
      }
      case 'boolean':
        return fc.boolean();
      case 'array':
        return this.list(schema, name, depth);
      default:
        return this.object(schema, depth);
    }
  }

  private text(name: string, schema: Json, shortest = 0): fc.Arbitrary<string> {
    const { minLength = 0, maxLength = 40 } = schema as { minLength?: number; maxLength?: number };
    const any = fc.string({
      minLength: Math.max(minLength, shortest),
      maxLength: Math.min(Math.max(minLength, maxLength), 40),
    });
    const known = Object.hasOwn(this.known, name) ? this.known[name] : undefined;
    if (known === undefined) return any.filter((text) => text !== '.' && text !== '..');
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...known) },
      { weight: 1, arbitrary: any.filter((text) => text !== '.' && text !== '..') },
    );
  }

  private list(schema: Json, name: string, depth: number): fc.Arbitrary<unknown[]> {
    const { minItems = 0, maxItems = 3 } = schema as { minItems?: number; maxItems?: number };
    return fc.array(this.value(schema.items as Json, name, depth + 1), {
      minLength: minItems,
      maxLength: Math.min(Math.max(minItems, maxItems), minItems + 3),
    });
  }

  private object(schema: Json, depth: number): fc.Arbitrary<unknown> {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    if (properties.length === 0) {
      const { additionalProperties: values } = schema;
      const field = typeof values === 'object' && Object.keys(values as Json).length > 0;
      return fc.dictionary(
        fc.constantFrom(...FIELDS, ...(this.known.user_id ?? [])),
        field ? this.value(values as Json, '', depth + 1) : fc.jsonValue({ maxDepth: 2 }),
        { maxKeys: 3 },
      );
    }
    const required = (schema.required ?? []) as string[];
    const fields = properties
      .filter(([name]) => depth < MAX_DEPTH || required.includes(name))
      .map(([name, field]) => {
        const value = this.value(field, name, depth + 1);
        const given = required.includes(name) ? value : seldom(value);
        return given.map((one) => [name, one] as const);
      });
    return fc
      .tuple(...fields)
      .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  }
}

interface RequestParts {
  readonly segment: (name: string, schema: Json) => fc.Arbitrary<string>;
  readonly parameter: (
    parameter: DescribedOperation['parameters'][number],
  ) => fc.Arbitrary<string | undefined>;
  readonly body: fc.Arbitrary<unknown> | undefined;
}
