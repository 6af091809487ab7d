import type { Type } from '@nestjs/common';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { pathValues } from './path-value';

/** A parameter of a handler that takes a part of the request: the body, the query or the parameters of the path. */
export interface RouteInput {
  readonly kind: 'body' | 'query' | 'path';
  /** The class that the part is made an instance of. */
  readonly type: Type<object>;
  /** The place among the handler's parameters; undefined when it takes only values made of the input, such as a call. */
  readonly index?: number;
}

type NestParameters = Readonly<Record<string, { readonly index: number; readonly data?: unknown }>>;

/** The kinds by the number with which Nest's keys begin, such as `3:0`. */
const KINDS: Readonly<Record<string, RouteInput['kind'] | undefined>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
};

const INPUTS = Symbol.for('nestjs-getstream:route-inputs');

/** The inputs of a handler of a `RestController`. */
export function routeInputs(controller: object, handler: string): readonly RouteInput[] {
  return (Reflect.getMetadata(INPUTS, controller, handler) ?? []) as readonly RouteInput[];
}

/** Takes what `@Body()`, `@Query()` and `@Param()` say of a handler out of Nest's hands, and returns it. */
export function takeInputs(controller: Type<object>, handler: string): readonly RouteInput[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as NestParameters;
  const types = Reflect.getMetadata(PARAMTYPES_METADATA, controller.prototype as object, handler) as
    readonly unknown[] | undefined;
  const inputs: RouteInput[] = [];
  const others: Record<string, unknown> = {};
  for (const [key, parameter] of Object.entries(parameters)) {
    const kind = KINDS[key.split(':')[0] ?? ''];
    const type = types?.[parameter.index];
    if (kind === undefined) others[key] = parameter;
    else if (parameter.data === undefined && isModel(type))
      inputs.push({ kind, type, index: parameter.index });
    else
      throw new TypeError(`${controller.name}.${handler} must take the ${kind} as an instance of a class.`);
  }
  const [value] = pathValues(controller, handler);
  if (value && !inputs.some(({ kind }) => kind === 'path')) inputs.push({ kind: 'path', type: value.type });
  Reflect.defineMetadata(ROUTE_ARGS_METADATA, others, controller, handler);
  Reflect.defineMetadata(INPUTS, inputs, controller, handler);
  return inputs;
}

function isModel(type: unknown): type is Type<object> {
  return typeof type === 'function' && ![String, Number, Boolean, Array, Object].includes(type as never);
}
