import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { classRules, type FieldRules } from '../stream/models/validation/class-rules';

type Class<T extends object = object> = new () => T;

/** The type with every field optional at any depth, except inside lists and maps. */
export type DeepPartial<T> = { [Name in keyof T]?: Part<T[Name]> };

type Part<Value> = Value extends readonly unknown[] | Date
  ? Value
  : Value extends object
    ? string extends keyof Value
      ? Value
      : DeepPartial<Value>
    : Value;

/**
 * Derives a class with every field optional at any depth. All other rules stay: `null` is rejected where it was, and the items of lists
 * and the values of maps keep their required fields. The classes inside are derived too: `VideoSettingsRequest` becomes
 * `VideoSettingsPatch`. Those that require nothing stay the same.
 *
 * ```ts
 * class CallSettingsPatch extends PartialDeep(CallSettingsRequest) {}
 * ```
 */
export function PartialDeep<T extends object>(type: Class<T>): Class<DeepPartial<T>> {
  return partial(type, partsOf(type));
}

/** Each class is derived once, since its name in the documentation must be unique. */
const derived = new WeakMap<Class, Class>();

function derive(type: Class): Class {
  const known = derived.get(type);
  if (known !== undefined) return known;
  const parts = partsOf(type);
  const isDeepPartial = parts.size === 0 && ![...rulesOf(type).values()].some(isRequired);
  const patch = isDeepPartial ? type : partial(type, parts);
  derived.set(type, patch);
  return patch;
}

/** The fields whose class changes, with the derived class. */
function partsOf(type: Class): ReadonlyMap<string, Class> {
  const parts = new Map<string, Class>();
  for (const [name, { isNested }] of rulesOf(type)) {
    const inner = Reflect.getMetadata('design:type', type.prototype as object, name) as Class;
    if (!isNested || (inner as unknown) === Array) continue;
    const patch = derive(inner);
    if (patch !== inner) parts.set(name, patch);
  }
  return parts;
}

function partial(type: Class, parts: ReadonlyMap<string, Class>): Class {
  const patch = PartialType(type, { skipNullProperties: false }) as Class;
  Object.defineProperty(patch, 'name', { value: type.name.replace(/(Request|Settings|Options)?$/, 'Patch') });
  const prototype = patch.prototype as object;
  for (const [name, part] of parts) {
    Type(() => part)(prototype, name);
    ApiProperty({ type: () => part, required: false })(prototype, name);
    Reflect.defineMetadata('design:type', part, prototype, name);
  }
  return patch;
}

function rulesOf(type: Class): ReadonlyMap<string, FieldRules> {
  const rules = classRules(type);
  if (rules === undefined) throw new TypeError(`${type.name} has no rules, or some that cannot be derived.`);
  return rules;
}

function isRequired({ conditions }: FieldRules): boolean {
  return conditions.every((condition) => condition({}, undefined));
}
