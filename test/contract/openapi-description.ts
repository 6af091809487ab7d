import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import type { Exchange } from './exchange-recorder';

export type Json = Record<string, unknown>;

/** An operation with what a request of it consists of. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  /** As the description writes it: `/api/v2/video/call/{type}/{id}`. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly place: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Json;
  }[];
  readonly bodySchema?: Json;
}

interface Parameter {
  name: string;
  in: 'path' | 'query';
  required?: boolean;
  schema?: Json;
  content?: Record<string, { schema: Json }>;
}

interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content?: Record<string, { schema: Json }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json> };
}

/** What an exchange broke, as sentences; empty when it follows the description. */
type Findings = string[];

/** Stream's OpenAPI description, to hold requests and responses against. It is not part of this project. */
export class OpenApiDescription {
  static readonly directory =
    process.env.STREAM_OPENAPI_DIR ?? join(__dirname, '../../../shared/reference/openapi');

  /** Why tests that need it are skipped. */
  static readonly absence = `Stream's OpenAPI description is not in ${OpenApiDescription.directory}`;

  /** Undefined where the description is absent. */
  static load(): OpenApiDescription | undefined {
    const file = join(this.directory, 'video-serverside-api.json');
    if (!existsSync(file)) return undefined;
    return new OpenApiDescription(JSON.parse(readFileSync(file, 'utf8')) as Description);
  }

  private readonly requests = new Ajv({ strict: false, allErrors: true });
  private readonly responses = new Ajv({ strict: false, allErrors: true });
  private readonly events = new Ajv({ strict: false, allErrors: true });
  private readonly validators = new Map<string, ValidateFunction>();

  private constructor(private readonly description: Description) {
    const { schemas } = description.components;
    this.requests.addSchema({ $id: 'spec', components: { schemas: adapt(schemas, requestDate, false) } });
    this.responses.addSchema({ $id: 'spec', components: { schemas: adapt(schemas, responseDate, true) } });
    this.events.addSchema({
      $id: 'spec',
      components: { schemas: adapt({ ...schemas, ...eventUsers(schemas) }, eventDate, true) },
    });
  }

  eventTypes(): string[] {
    return Object.keys(this.eventSchemas());
  }

  /** What a webhook's payload broke. It may tell of the request that caused it, and of members, as Stream's do undescribed. */
  checkEvent(payload: Readonly<Json>): Findings {
    const type = String(payload.type);
    const $ref = this.eventSchemas()[type];
    if ($ref === undefined) return [`${type} is not an event`];
    const { members, ...rest } = payload;
    const described = without(rest, ['request_info']);
    const event = type.startsWith('user.')
      ? described
      : { ...described, ...(members !== undefined && { members }) };
    return this.check(this.events, `${type} event`, { $ref }, event);
  }

  private eventSchemas(): Record<string, string> {
    const { discriminator } = this.description.components.schemas.WHEvent as {
      discriminator: { mapping: Record<string, string> };
    };
    return discriminator.mapping;
  }

  operations(): DescribedOperation[] {
    return Object.entries(this.description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => ({
        operationId,
        method: method.toUpperCase(),
        path,
        parameters: parameters.map(({ name, in: place, required = false, schema, content }) => ({
          name,
          place,
          required,
          schema: schema ?? content?.['application/json']?.schema ?? {},
        })),
        bodySchema: requestBody?.content?.['application/json']?.schema,
      })),
    );
  }

  /** Method and path template below `/api/v2` by operationId, with `{}` for each parameter. */
  routes(): Map<string, string> {
    const entries = Object.entries(this.description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]): [string, string] => [
        operationId,
        `${method.toUpperCase()} ${path.replace('/api/v2', '').replaceAll(/\{\w+\}/g, '{}')}`,
      ]),
    );
    return new Map(entries);
  }

  /** The schema that is meant, if this one only names another. */
  resolve(schema: Json): Json {
    if (typeof schema.$ref !== 'string') return schema;
    return this.description.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {};
  }

  /** The operation of a request, or undefined for a route the description does not have. */
  operationOf({ method, path }: Pick<Exchange, 'method' | 'path'>): Operation | undefined {
    const segments = path.split('/');
    const candidates = Object.entries(this.description.paths).filter(([template]) =>
      matches(template.split('/'), segments),
    );
    // A literal segment wins over a parameter.
    candidates.sort(([a], [b]) => a.split('{').length - b.split('{').length);
    return candidates[0]?.[1][method.toLowerCase()];
  }

  checkRequest(exchange: Exchange): Findings {
    const operation = this.operationOf(exchange);
    if (operation === undefined) return [`${exchange.method} ${exchange.path} is not an operation`];
    const schema = operation.requestBody?.content?.['application/json']?.schema;
    if (schema === undefined || exchange.requestBody === undefined) return [];
    return this.check(this.requests, `${operation.operationId} request`, schema, exchange.requestBody);
  }

  checkResponse(exchange: Exchange): Findings {
    const operation = this.operationOf(exchange);
    if (operation === undefined) return [`${exchange.method} ${exchange.path} is not an operation`];
    const answer = operation.responses[String(exchange.status)];
    if (exchange.status < 400 && answer === undefined) {
      return [
        `${operation.operationId} answered ${String(exchange.status)}, described: ${Object.keys(operation.responses).join(', ')}`,
      ];
    }
    const schema = answer?.content?.['application/json']?.schema ?? { $ref: '#/components/schemas/APIError' };
    const kind = exchange.status < 400 ? 'response' : 'error';
    return this.check(this.responses, `${operation.operationId} ${kind}`, schema, exchange.responseBody);
  }

  private check(ajv: Ajv, name: string, schema: Json, body: unknown): Findings {
    const validate = this.validators.get(name) ?? ajv.compile(absoluteRefs(schema));
    this.validators.set(name, validate);
    if (validate(body)) return [];
    const findings = (validate.errors ?? [])
      // Of "null or …", only what is wrong with the other half says something.
      .filter(({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null')
      .map(({ instancePath, message, params }) => {
        return `${name}: ${instancePath || '(body)'} ${message ?? ''} ${JSON.stringify(params)}`;
      });
    return [...new Set(findings)];
  }
}

function matches(template: string[], segments: string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => part.startsWith('{') || part === segments[index])
  );
}

/** Integer nanoseconds. */
const responseDate = { type: 'integer' };
/** RFC 3339 with nine digits. */
const eventDate = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z$' };
/** What Stream's own clients send, although it is described as a number. */
const requestDate = { type: ['string', 'number'] };

function without(fields: Json, names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** The users of events differ from their descriptions: seen live, none says whether it is shadow-banned, all whether they are invisible. */
function eventUsers(schemas: Record<string, Json>): Record<string, Json> {
  const names = ['UserResponse', 'UserResponseCommonFields', 'UserResponsePrivacyFields'];
  const all = (schemas.UserResponse?.properties ?? {}) as Json;
  return Object.fromEntries(
    names.map((name) => {
      const { properties, required } = schemas[name] as { properties: Json; required: string[] };
      const shown = without({ ...all, ...properties }, ['devices', 'shadow_banned']);
      const kept = required.filter((field) => field !== 'shadow_banned');
      return [name, { ...schemas[name], properties: shown, required: [...new Set([...kept, 'invisible'])] }];
    }),
  );
}

/**
 * The description says less than Stream does: optional fields may be null, dates have their own forms. Responses are held to
 * the fields that are described (`closed`), so that the emulator invents none.
 */
function adapt(node: unknown, date: Json, closed: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => adapt(item, date, closed));
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as Json;
  if (schema.format === 'date-time') return date;
  // Some integers are described with an enumeration of texts.
  if (schema.type === 'integer' && Array.isArray(schema.enum)) return { enum: schema.enum.map(Number) };
  if (typeof schema.$ref === 'string') return { $ref: `spec${schema.$ref}` };
  const adapted = Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => key !== 'format' && key !== 'discriminator')
      .map(([key, value]) => [key, adapt(value, date, closed)]),
  );
  const { properties } = adapted;
  if (schema.type !== 'object' || typeof properties !== 'object' || properties === null) return adapted;
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    ...adapted,
    ...(closed && schema.additionalProperties === undefined && { additionalProperties: false }),
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [
        name,
        required.includes(name) ? (property as unknown) : { anyOf: [{ type: 'null' }, property] },
      ]),
    ),
  };
}

function absoluteRefs(schema: Json): Json {
  return adapt(schema, responseDate, false) as Json;
}
