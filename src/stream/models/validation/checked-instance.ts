import { validateSync } from 'class-validator';
import { droppedFields } from './dropped-fields';
import { passesFastCheck } from './surely-valid';
import { toInstance } from './to-instance';
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
  const dropped = droppedFields(input, plain, instance);
  if (dropped.length === 0 && passesFastCheck(instance)) return { instance, problems: [] };
  const unknown = dropped.map((path) => `${path} is not a known field`);
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  return { instance, problems: [...new Set([...unknown, ...validationMessages(errors)])] };
}
