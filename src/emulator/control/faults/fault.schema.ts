import { requireOperation } from '../../protocol/operation-name';
import { inputError } from '../../protocol/stream-fault';
import { BodySchema, type Schema } from '../../protocol/validate';
import type { Fault } from './fault';

type Kind = Fault['kind'];

/** A fault whose `operation` is yet to be looked at. */
type Described<F extends Fault> = F extends Fault
  ? Omit<F, 'operation'> & { readonly operation?: unknown }
  : never;

/** More than any run of tests counts to. */
const COUNT_MAX = 1_000_000_000;
const DELAY_MAX_MS = 600_000;

const count: Schema = { type: 'integer', minimum: 1, maximum: COUNT_MAX };
const milliseconds: Schema = { type: 'number', minimum: 0, maximum: DELAY_MAX_MS };
const flag: Schema = { type: 'boolean' };

const timing = {
  operation: {},
  after: { type: 'integer', minimum: 0, maximum: COUNT_MAX },
  every: count,
  probability: { type: 'number', minimum: 0, maximum: 1 },
  seed: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  times: count,
} satisfies Record<string, Schema>;

const schemas: { readonly [K in Kind]: BodySchema<Described<Extract<Fault, { kind: K }>>> } = {
  latency: schemaOf('latency', { delay: milliseconds }, { spread: milliseconds }),
  status: schemaOf(
    'status',
    { status: { type: 'integer', minimum: 400, maximum: 599 } },
    {
      code: { type: 'integer', minimum: -COUNT_MAX, maximum: COUNT_MAX },
      message: { type: 'string' },
      retryAfter: { type: 'integer', minimum: 0, maximum: COUNT_MAX },
      unrecoverable: flag,
      performed: flag,
    },
  ),
  reset: schemaOf('reset', { when: { type: 'string', enum: ['before', 'after'] } }),
  truncated: schemaOf('truncated'),
  malformed: schemaOf(
    'malformed',
    {},
    { status: { type: 'integer', minimum: 200, maximum: 599 }, performed: flag },
  ),
  drop: schemaOf('drop', {}, { performed: flag }),
};

const kinded = new BodySchema<{ readonly kind: Kind }>({
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', enum: Object.keys(schemas) } },
});

/** A checked copy of a fault. Throws 400/4 that names the field where it is wrong: there are no others than those of its kind. */
export function parseFault(given: unknown, operations: ReadonlySet<string>): Fault {
  const { kind } = kinded.parse(given);
  const { operation: named, ...fault } = schemas[kind].parse(given);
  const operation = readOperations(named, operations);
  return operation === undefined ? fault : { ...fault, operation };
}

function schemaOf<K extends Kind>(
  kind: K,
  required: Readonly<Record<string, Schema>> = {},
  optional: Readonly<Record<string, Schema>> = {},
): BodySchema<Described<Extract<Fault, { kind: K }>>> {
  return new BodySchema({
    type: 'object',
    required: ['kind', ...Object.keys(required)],
    properties: { kind: { type: 'string', enum: [kind] }, ...required, ...optional, ...timing },
    additionalProperties: false,
  });
}

function readOperations(given: unknown, known: ReadonlySet<string>): Fault['operation'] {
  if (given === undefined) return undefined;
  if (!Array.isArray(given)) return requireOperation(given, known, 'operation');
  if (given.length === 0) throw inputError('operation must contain at least 1 item', 'operation');
  return given.map((name: unknown, index) => requireOperation(name, known, `operation[${index}]`));
}
