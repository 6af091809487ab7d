import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { validationMessages } from './validation-messages';

/** The rules of `type` that `value` breaks, as sentences with JSON paths; none when it is valid. */
export function brokenRules(type: new () => object, value: object): string[] {
  const errors = validateSync(plainToInstance(type, value), { whitelist: true, forbidNonWhitelisted: true });
  return validationMessages(errors);
}
