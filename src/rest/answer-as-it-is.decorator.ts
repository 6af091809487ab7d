import { SerializeOptions } from '@nestjs/common';
import type { ClassTransformOptions } from 'class-transformer';

/** Every option by which class-transformer leaves fields out or looks at decorators, off. */
const AS_IT_IS: Required<Omit<ClassTransformOptions, 'targetMaps' | 'enableImplicitConversion' | 'version'>> &
  Record<'type' | 'version', undefined> = {
  type: undefined,
  strategy: 'exposeAll',
  ignoreDecorators: true,
  excludeExtraneousValues: false,
  excludePrefixes: [],
  exposeDefaultValues: false,
  exposeUnsetFields: true,
  enableCircularCheck: false,
  groups: [],
  version: undefined,
};

/** Has a `ClassSerializerInterceptor` of the host leave the answers of a controller as they are, however it is set up. */
export function AnswerAsItIs(): ClassDecorator {
  return SerializeOptions(AS_IT_IS);
}
