import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { ConvertText } from '../stream/models/validation/convert-text.decorator';
import { IntegerField } from '../stream/models/validation/integer-field.decorator';

const INTEGER = /^-?\d{1,15}$/;

/** A whole number in a query string. What is no number stays text, so that the rule can refuse it. */
export function IntegerParam(bounds: { readonly min?: number; readonly max?: number }): PropertyDecorator {
  const toNumber = ConvertText((text) => (INTEGER.test(text) ? Number(text) : text));
  const isInteger = IntegerField(bounds);
  return (target, property) => {
    toNumber(target, property);
    isInteger(target, property);
  };
}

/** `true` or `false` in a query string. */
export function BooleanParam(): PropertyDecorator {
  const toBoolean = ConvertText((text) => {
    if (text === 'true') return true;
    return text === 'false' ? false : text;
  });
  const isBoolean = IsBoolean({ message: '$property must be true or false' });
  const document = ApiProperty({ type: 'boolean' });
  return (target, property) => {
    toBoolean(target, property);
    isBoolean(target, property);
    document(target, property);
  };
}
