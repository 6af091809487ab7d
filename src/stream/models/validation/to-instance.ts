import { plainToInstance } from 'class-transformer';
import { classRules } from './class-rules';

type Class = new () => object;

export interface MadeInstance {
  readonly instance: object;
  /** What the instance was made of: the input, or what of it could be made one. */
  readonly plain: object;
}

/** Turns JSON into an instance of `type`. Throws for no JSON that `JSON.parse` can give. */
export function toInstance(type: Class, input: object): MadeInstance {
  if (isCopied(type, input)) return { plain: input, instance: Object.assign(new type(), input) };
  try {
    return { plain: input, instance: plainToInstance(type, input) };
  } catch {
    // Where no class is known, class-transformer calls the field `constructor` to make one: such a field is rejected.
    const plain = withoutConstructors(input) as object;
    return { plain, instance: plainToInstance(type, plain) };
  }
}

/** Whether class-transformer does no more than copy the fields. */
function isCopied(type: Class, input: object): boolean {
  if (!isPlain(input) || !isBare(type)) return false;
  return Object.entries(input).every(([name, value]) => isFieldCopied(type, name, value));
}

/** It passes over some names, none of which has rules, and looks into no text, number or boolean. */
function isFieldCopied(type: Class, name: string, value: unknown): boolean {
  const field = classRules(type)?.get(name);
  return field !== undefined && !field.convertsText && !isContainer(value);
}

/** Whether it is an object as parsers make it: no list or date, of which class-transformer makes something else. */
function isPlain(input: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What class-transformer makes of `{}` depends on decorators alone: it is made once per class. */
const bareness = new WeakMap<Class, boolean>();

/** Whether class-transformer makes nothing of `{}` but what `new` makes, an instance without fields. */
function isBare(type: Class): boolean {
  const known = bareness.get(type);
  if (known !== undefined) return known;
  const isBare = [plainToInstance(type, {}), new type()].every((made) => Reflect.ownKeys(made).length === 0);
  bareness.set(type, isBare);
  return isBare;
}

function withoutConstructors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutConstructors);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'constructor')
      .map(([key, child]) => [key, withoutConstructors(child)]),
  );
}
