import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { droppedFields } from './dropped-fields';
import { validationMessages } from './validation-messages';

export interface CheckedInstance {
  /** An instance of the class, with instances of the classes of its fields. */
  readonly instance: object;
  /** The rules it breaks, as sentences with JSON paths; unknown fields are among them. */
  readonly problems: readonly string[];
}

/** Turns JSON into an instance of `type` and checks the rules of its fields. Throws for no JSON that `JSON.parse` can give. */
export function checkedInstance(type: new () => object, input: object): CheckedInstance {
  const { plain, instance } = toInstance(type, input);
  const unknown = droppedFields(input, plain, instance).map((path) => `${path} is not a known field`);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  return { instance, problems: [...new Set([...unknown, ...validationMessages(errors)])] };
}

function toInstance(type: new () => object, input: object): { plain: object; instance: object } {
  try {
    return { plain: input, instance: plainToInstance(type, input) };
  } catch {
    // Where no class is known, class-transformer calls the field `constructor` to make one: such a field is refused.
    const plain = withoutConstructors(input) as object;
    return { plain, instance: plainToInstance(type, plain) };
  }
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
