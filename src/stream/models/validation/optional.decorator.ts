import { ValidateIf } from 'class-validator';

/** The field may be left out, but not be `null`. (`@IsOptional()` would let `null` through to Stream.) */
export function Optional(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}

/** The field may be left out, or be `null` to clear the value. */
export function OptionalOrNull(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined && value !== null);
}
