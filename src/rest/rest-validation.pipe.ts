import { BadRequestException, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { checkedInstance } from '../stream/models/validation/checked-instance';
import { firstMessages } from './first-messages';
import { inputExcess } from './input-excess';

/**
 * Turns bodies, path and query parameters into instances of their classes and refuses those that break a rule or have
 * unknown fields. Part of the REST modules, since the host's global pipes may be set up in any way.
 */
@Injectable()
export class RestValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'custom' || !isClassWithRules(metatype)) return value;
    const input: unknown = value ?? {};
    if (!isObject(input)) {
      throw new BadRequestException(['the body must be a JSON object']);
    }
    const excess = inputExcess(input);
    if (excess !== undefined) throw new BadRequestException([`the body must not ${excess}`]);
    const { instance, problems } = checkedInstance(metatype, input);
    if (problems.length > 0) throw new BadRequestException(firstMessages(problems));
    return instance;
  }
}

function isClassWithRules(metatype: ArgumentMetadata['metatype']): metatype is new () => object {
  return (
    metatype !== undefined && !([String, Number, Boolean, Array, Object] as unknown[]).includes(metatype)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
