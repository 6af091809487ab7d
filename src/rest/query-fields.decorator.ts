import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { IntegerField } from '../stream/models/validation/integer-field.decorator';

const INTEGER = /^-?\d{1,15}$/;

/** A whole number in a query string. What is no number stays text, so that the rule can refuse it. */
export function IntegerParam(bounds: { readonly min?: number; readonly max?: number }): PropertyDecorator {
  const toNumber = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && INTEGER.test(value) ? Number(value) : value,
  );
  const isInteger = IntegerField(bounds);
  return (target, property) => {
    toNumber(target, property);
    isInteger(target, property);
  };
}

/** `true` or `false` in a query string. */
export function BooleanParam(): PropertyDecorator {
  const toBoolean = Transform(({ value }: { value: unknown }) => {
    if (value === 'true') return true;
    return value === 'false' ? false : value;
  });
  const isBoolean = IsBoolean({ message: '$property must be true or false' });
  const document = ApiProperty({ type: 'boolean' });
  return (target, property) => {
    toBoolean(target, property);
    isBoolean(target, property);
    document(target, property);
  };
}
