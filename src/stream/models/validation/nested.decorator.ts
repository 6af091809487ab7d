import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

/** An object of the given class, validated with its rules. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return applyDecorators(Type(type), IsObject({ message: '$property must be an object' }), ValidateNested());
}

/** A list of objects of the given class, each validated with its rules. */
export function NestedList(type: () => new () => object): PropertyDecorator {
  return applyDecorators(Type(type), IsArray(), ValidateNested({ each: true }));
}
