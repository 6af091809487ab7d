import { BadRequestException, type PipeTransform, type Type } from '@nestjs/common';
import { checkedInstance } from '../stream/models/validation/checked-instance';
import { firstMessages } from './first-messages';
import { inputExcess } from './input-excess';

/**
 * Turns a body, a query or the parameters of a path into an instance of their class and refuses those that break a rule or have
 * unknown fields. Part of the REST modules, since the host's global pipes may be set up in any way.
 */
export class RestValidationPipe implements PipeTransform {
  constructor(private readonly type: Type<object>) {}

  transform(value: unknown): object {
    const input: unknown = value ?? {};
    if (!isObject(input)) {
      throw new BadRequestException(['the body must be a JSON object']);
    }
    const excess = inputExcess(input);
    if (excess !== undefined) throw new BadRequestException([`the body must not ${excess}`]);
    const { instance, problems } = checkedInstance(this.type, input);
    if (problems.length > 0) throw new BadRequestException(firstMessages(problems));
    return instance;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
