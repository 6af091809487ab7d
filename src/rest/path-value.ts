import type { PipeTransform, Type } from '@nestjs/common';
import type { RequestOptions } from '../stream/request-options';

/** What a path value is made of. */
export interface PathValueSource<Params> {
  /** The valid parameters of the path. */
  readonly params: Params;
  /** How to send what the request causes, see `@Upstream()`. */
  readonly upstream: RequestOptions;
}

/** A parameter of a handler that is made of the parameters of the path. */
export interface PathValue {
  /** The class of the parameters, unless the handler takes others by `@Param()`. */
  readonly type: Type<object>;
  /** Makes the value; takes part in dependency injection. */
  readonly maker: Type<PipeTransform>;
  /** The place among the handler's parameters. */
  readonly index: number;
}

const PATH_VALUES = Symbol.for('nestjs-getstream:path-values');

/** A decorator for parameters of handlers of a `RestController`, which are made of the parameters of the path. */
export function pathValue<Params extends object>(
  type: Type<Params>,
  maker: Type<PipeTransform<PathValueSource<Params>>>,
): ParameterDecorator {
  return (target, property, index) => {
    const { constructor } = target;
    const values = [...pathValues(constructor, String(property)), { type, maker, index }];
    Reflect.defineMetadata(PATH_VALUES, values, constructor, String(property));
  };
}

export function pathValues(controller: object, handler: string): readonly PathValue[] {
  return (Reflect.getMetadata(PATH_VALUES, controller, handler) ?? []) as readonly PathValue[];
}
