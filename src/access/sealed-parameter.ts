import { createParamDecorator, type ExecutionContext, type PipeTransform, type Type } from '@nestjs/common';
import { PARAMTYPES_METADATA } from '@nestjs/common/constants';

/** What the pipes of a host are given in place of a value. They look into objects and texts; a function, they pass on. */
type SealedValue = () => unknown;

const UNSEAL: PipeTransform = {
  transform: (sealed: unknown) => {
    if (typeof sealed !== 'function') throw new Error('A pipe of the host replaced a parameter of a route.');
    return (sealed as SealedValue)();
  },
};

/**
 * A decorator for parameters of routes that a host's global pipes cannot change or refuse, however they are set up. Only the
 * given pipes see the value.
 *
 * @param read the value of the request
 */
export function sealedParameter(
  read: (context: ExecutionContext) => unknown,
  ...pipes: readonly (PipeTransform | Type<PipeTransform>)[]
): ParameterDecorator {
  const decorate = createParamDecorator(
    (_: unknown, context: ExecutionContext): SealedValue =>
      () =>
        read(context),
  )(undefined, UNSEAL, ...pipes);
  return (target, property, index) => {
    decorate(target, property, index);
    if (property !== undefined) hideType(target, property, index);
  };
}

/** Nest's `ValidationPipe` can be told to look at parameters of all kinds, but lets those alone that may be anything. */
function hideType(target: object, property: string | symbol, index: number): void {
  const types = Reflect.getMetadata(PARAMTYPES_METADATA, target, property) as readonly unknown[] | undefined;
  const hidden = types?.map((type, place) => (place === index ? Object : type));
  Reflect.defineMetadata(PARAMTYPES_METADATA, hidden, target, property);
}
