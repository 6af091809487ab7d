import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsObject, ValidateBy } from 'class-validator';
import { CUSTOM_MAX_BYTES } from '../limits';

/** An object of the caller's own making: passed on exactly as it came, whatever its keys. */
export function FreeForm(): PropertyDecorator {
  return applyDecorators(
    // class-transformer walks an untyped value, and trips over keys such as `constructor`; a primitive type keeps it out.
    Type(() => Boolean),
    Transform(({ obj, key }: { obj: Record<string, unknown>; key: string }) => obj[key]),
    IsObject({ message: '$property must be an object' }),
  );
}

/** Custom data: free-form, and at most 5 KB as JSON. */
export function CustomData(): PropertyDecorator {
  return applyDecorators(
    FreeForm(),
    ValidateBy({
      name: 'maxJsonBytes',
      validator: {
        validate: (value) =>
          typeof value !== 'object' || Buffer.byteLength(JSON.stringify(value)) <= CUSTOM_MAX_BYTES,
        defaultMessage: () => `$property must not be longer than ${CUSTOM_MAX_BYTES} bytes as JSON`,
      },
    }),
  );
}
