import type { Type } from '@nestjs/common';
import { MODULE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { CallTypesModule } from '../../src/calls/call-types/call-types.module';
import { CallsModule } from '../../src/calls/calls.module';
import { UsersModule } from '../../src/users/users.module';
import { DeadLettersModule } from '../../src/webhooks/durable/rest/dead-letters.module';

/** What a route takes from a request as one object: the body, the query or the parameters of the path. */
export interface RouteInput {
  /** Such as `CallsController.createCall`. */
  readonly route: string;
  readonly kind: 'body' | 'query' | 'path';
  readonly type: Type<object>;
}

const KINDS: ReadonlyMap<string, RouteInput['kind']> = new Map([
  [String(RouteParamtypes.BODY), 'body'],
  [String(RouteParamtypes.QUERY), 'query'],
  [String(RouteParamtypes.PARAM), 'path'],
]);

/** The inputs of every route of the REST API. */
export function inputsOfRoutes(): RouteInput[] {
  return [UsersModule, CallsModule, CallTypesModule, DeadLettersModule].flatMap((module) =>
    (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) as Type<object>[]).flatMap(inputsOf),
  );
}

function inputsOf(controller: Type<object>): RouteInput[] {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
      string,
      { index: number }
    >;
    const types = Reflect.getMetadata('design:paramtypes', prototype, name) as Type<object>[];
    return Object.entries(parameters).flatMap(([key, { index }]) => {
      const [code = ''] = key.split(':');
      const [kind, type] = [KINDS.get(code), types[index]];
      return kind === undefined || type === undefined
        ? []
        : [{ route: `${controller.name}.${name}`, kind, type }];
    });
  });
}
