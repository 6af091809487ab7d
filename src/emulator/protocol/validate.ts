import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { inputError, type StreamFault } from './stream-fault';
import { parseTime } from './wire-time';

/** The part of JSON schema that request bodies are described with. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  /** What fields without a name may be; `false`: there are none. Default: they are let through and mean nothing. */
  readonly additionalProperties?: Schema | false;
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxProperties?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** `null` is a value here (it clears the field); otherwise a field that is `null` counts as absent. */
  readonly nullable?: true;
  /** RFC 3339 text or integer nanoseconds; read it with `parseTime`. */
  readonly date?: true;
  /** The size of the value as JSON text, in bytes. */
  readonly maxJsonBytes?: number;
}

/** At least one character. */
export const text: Schema = { type: 'string', minLength: 1 };

/**
 * Describes a request body and checks values against it, with the error texts of Stream's validator. `T` is what a checked
 * value is: keep it in step with the schema. Compiled at first use.
 */
export class BodySchema<T extends object> {
  private validator?: ValidateFunction<T>;

  constructor(private readonly schema: Schema) {}

  /** The checked body; an empty body is `{}`. Throws 400/4 with the path of the first field that is wrong. */
  parse(body: unknown): T {
    const value = givenOnly(this.schema, body ?? {});
    this.validator ??= compile<T>(this.schema);
    if (this.validator(value)) return value;
    throw faultOf(this.validator.errors?.[0], value);
  }
}

const ajv = new Ajv({ strict: false, allErrors: false, meta: false, validateSchema: false, verbose: true })
  .addKeyword({
    keyword: 'date',
    validate: (_: unknown, data: unknown) => data === null || parseTime(data) !== undefined,
  })
  .addKeyword({
    keyword: 'maxJsonBytes',
    validate: (bytes: number, data: unknown) => Buffer.byteLength(JSON.stringify(data)) <= bytes,
  });

function compile<T>(schema: Schema): ValidateFunction<T> {
  return ajv.compile<T>(withoutNullableDates(schema));
}

/** Ajv takes `nullable` only beside a `type`; the keyword for dates lets `null` through anyway. */
function withoutNullableDates(schema: Schema): object {
  const isDate = (part: unknown) =>
    typeof part === 'object' && part !== null && 'date' in part && part.date === true;
  return JSON.parse(
    JSON.stringify(schema, (_key, part: unknown) => (isDate(part) ? { date: true } : part)),
  ) as object;
}

/** A copy without the fields that Stream's decoder takes for not given: `null`, and empty text where a closed set of words is asked for. */
function givenOnly(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item: unknown) => givenOnly(items, item)) : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (!schema.properties && !schema.additionalProperties) return value;
  const entries = Object.entries(value).flatMap(([key, field]: [string, unknown]): [string, unknown][] => {
    const known =
      schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const fieldSchema = known ?? schema.additionalProperties;
    if (fieldSchema === undefined || fieldSchema === false) return [[key, field]];
    if (isUnset(field, fieldSchema)) return [];
    return [[key, givenOnly(fieldSchema, field)]];
  });
  return Object.fromEntries(entries);
}

function isUnset(field: unknown, { nullable, enum: words }: Schema): boolean {
  return (field === null && !nullable) || (field === '' && words !== undefined && !words.includes(''));
}

function faultOf(error: ErrorObject | undefined, body: unknown): StreamFault {
  if (error === undefined) return inputError('invalid request');
  const at = fieldPath(error.instancePath, body);
  const params = error.params as Record<string, unknown>;
  if (error.keyword === 'required') {
    const field = [at, String(params.missingProperty)].filter((part) => part !== '').join('.');
    return inputError(`${field} is a required field`, field);
  }
  if (error.keyword === 'additionalProperties') {
    const field = [at, String(params.additionalProperty)].filter((part) => part !== '').join('.');
    const known = Object.keys((error.parentSchema as Schema | undefined)?.properties ?? {});
    return inputError(`${field} is no known field: there are [${known.join(' ')}]`, field);
  }
  return inputError(sentence(error, at), at);
}

function sentence({ keyword, params, data, schema }: ErrorObject, field: string): string {
  const limit = String((params as Record<string, unknown>).limit);
  switch (keyword) {
    case 'enum':
      return `${field} must be one of [${(schema as readonly (string | number)[]).join(' ')}]`;
    case 'maximum':
      return `${field} must be ${limit} or less`;
    case 'minimum':
      return `${field} must be ${limit} or greater`;
    case 'maxItems':
    case 'maxProperties':
      return `${field} must contain at maximum ${limit} items`;
    case 'minItems':
      return `${field} must contain at least ${counted(limit, 'item')}`;
    case 'maxLength':
      return `${field} must be a maximum of ${counted(limit, 'character')} in length`;
    case 'minLength':
      return data === ''
        ? `${field} is a required field`
        : `${field} must be at least ${counted(limit, 'character')} in length`;
    case 'maxJsonBytes':
      return `${field} must be a maximum of ${String(schema)} bytes in size`;
    case 'pattern':
      return `${field} contains invalid characters`;
    case 'date':
      return `expected date for field "${field}" but got ${shown(data)}`;
    default:
      return `expected ${String(schema)} for field "${field}" but got ${shown(data)}`;
  }
}

function counted(limit: string, noun: string): string {
  return limit === '1' ? `1 ${noun}` : `${limit} ${noun}s`;
}

function shown(data: unknown): string {
  return typeof data === 'string' ? `"${data}"` : `"${JSON.stringify(data)}"`;
}

/** `/data/members/0/user_id` becomes `data.members[0].user_id`. */
function fieldPath(pointer: string, body: unknown): string {
  let path = '';
  let container = body;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(container)) path += `[${key}]`;
    else path += path === '' ? key : `.${key}`;
    container = (container as Record<string, unknown> | undefined)?.[key];
  }
  return path;
}
