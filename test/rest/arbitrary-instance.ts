import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import fc from 'fast-check';

type Class = new () => object;

/** The names of the fields that a class has rules for. */
export function fieldsOf(type: Class): string[] {
  return [...new Set(rulesOf(type).map(({ propertyName }) => propertyName))];
}

/** JSON of which most breaks no rule of the class: any of its fields, each with a value that it allows. */
export function arbitraryJsonOf(type: Class): fc.Arbitrary<object> {
  const fields = fieldsOf(type);
  return fc.record(Object.fromEntries(fields.map((field) => [field, arbitraryValue(type, field)])), {
    requiredKeys: fields.filter((field) => !allows(type, field, undefined)),
  });
}

const rulesOf = (type: Class) => getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);

function arbitraryValue(type: Class, field: string): fc.Arbitrary<unknown> {
  const nested = classOf(type, field);
  if (nested === undefined) return fc.constantFrom(...allowedValues(type, field));
  if (Reflect.getMetadata('design:type', type.prototype as object, field) !== Array)
    return arbitraryJsonOf(nested);
  const minLength = allows(type, field, []) ? 0 : 1;
  return fc.array(arbitraryJsonOf(nested), { minLength, maxLength: 2 });
}

/** Those of the candidates that the field allows by themselves; all of them, where it depends on other fields. */
function allowedValues(type: Class, field: string): unknown[] {
  const candidates = candidatesFor(type, field);
  const allowed = candidates.filter((value) => allows(type, field, value));
  return allowed.length > 0 ? allowed : candidates;
}

/** Values of all kinds, and those that a rule of the field names. */
function candidatesFor(type: Class, field: string): unknown[] {
  const named = rulesOf(type)
    .filter(({ propertyName }) => propertyName === field)
    .flatMap(({ constraints }) => ((constraints as unknown[] | undefined) ?? []).flat())
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  const simple = [...named, true, 1, 25, '25', 'true', 'john', 'john doe', 'default:standup', '-created_at'];
  return [
    ...simple,
    ...simple.map((value) => [value]),
    '2026-01-15',
    '2026-01-15T09:30:00Z',
    '0b9c6f0e-3f0e-4c55-8f3c-0a4f4f3f7c11',
    null,
    [],
    {},
    { host: ['join-call'] },
  ];
}

/** The class with rules that class-transformer makes an object of. */
function classOf(type: Class, field: string): Class | undefined {
  const made = (plainToInstance(type, { [field]: {} }) as Record<string, unknown>)[field];
  const nested = (made as object | undefined)?.constructor as Class | undefined;
  return nested !== undefined && rulesOf(nested).length > 0 ? nested : undefined;
}

function allows(type: Class, field: string, value: unknown): boolean {
  const errors = validateSync(plainToInstance(type, value === undefined ? {} : { [field]: value }));
  return !errors.some(({ property }) => property === field);
}
