import Ajv from 'ajv';

interface Content {
  readonly content?: {
    readonly 'application/json': {
      schema: { $ref?: string };
      example?: unknown;
      examples?: Record<string, { value: unknown }>;
    };
  };
  readonly description?: string;
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: string[];
  readonly security?: object[];
  readonly 'x-scope'?: string[];
  readonly parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: object;
  }[];
  readonly requestBody?: Content;
  readonly responses: Record<string, Content>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, OperationObject>>;
  readonly components: { schemas: Record<string, object>; securitySchemes: object };
}

export interface Operation {
  /** Such as `GET /users/{id}`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

/** The OpenAPI document of a service, as tests ask about it. */
export class OpenApiDocument {
  readonly #ajv: Ajv;

  constructor(private readonly document: Document) {
    const isDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
    this.#ajv = new Ajv({ strict: false, allErrors: true, formats: { 'date-time': isDate } });
    this.#ajv.addSchema({ $id: 'document', components: document.components });
  }

  static async read(serviceUrl: string): Promise<OpenApiDocument> {
    const answer = await fetch(`${serviceUrl}/docs-json`);
    return new OpenApiDocument((await answer.json()) as Document);
  }

  /** The document without the operations of these names. */
  without(names: readonly string[]): OpenApiDocument {
    const paths: Record<string, Record<string, OperationObject>> = {};
    for (const { name, method, path, operation } of this.operations()) {
      if (!names.includes(name)) paths[path] = { ...paths[path], [method]: operation };
    }
    return new OpenApiDocument({ ...this.document, paths });
  }

  get components(): Document['components'] {
    return this.document.components;
  }

  operations(): Operation[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        path,
        method,
        operation,
      })),
    );
  }

  /** The names of the operations for which something does not hold. */
  failing(holds: (operation: OperationObject, path: string) => boolean): string[] {
    return this.operations()
      .filter(({ operation, path }) => !holds(operation, path))
      .map(({ name }) => name);
  }

  /** The operation that a request reaches. */
  operationAt(method: string, path: string): Operation | undefined {
    return this.operations()
      .filter((operation) => operation.method === method.toLowerCase())
      .sort((one, other) => one.path.split('{').length - other.path.split('{').length)
      .find((operation) => new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
  }

  /** What about `value` does not fit a schema; `undefined` when it fits. */
  misfit(schema: { $ref?: string } | undefined, value: unknown): string | undefined {
    const validate = this.#ajv.compile({ $ref: `document${String(schema?.$ref)}` });
    const isOld = this.document.openapi.startsWith('3.0');
    return validate(isOld ? withoutNulls(value) : value) ? undefined : this.#ajv.errorsText(validate.errors);
  }
}

/** The JSON of a body or an answer. */
export function jsonOf(content: Content | undefined) {
  return content?.content?.['application/json'];
}

/** OpenAPI 3.0 says "or null" in words of its own, which JSON Schema does not know. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== null)
      .map(([key, child]) => [key, withoutNulls(child)]),
  );
}
