import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Allow } from 'class-validator';

/** The context of a rule of each such field; with the rules, it goes into whatever types are derived from the class. */
export const CONVERTS_TEXT = { convertsText: true };

/** Text in this field becomes what `convert` makes of it. To be used in place of `Transform`, so that it is known who has it. */
export function ConvertText(convert: (text: string) => unknown): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? convert(value) : value)),
    Allow({ context: CONVERTS_TEXT }),
  );
}
