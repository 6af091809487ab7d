import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { AdminModule } from '../../src/admin/admin.module';
import { CallTypesModule } from '../../src/calls/call-types/call-types.module';
import { CallsModule } from '../../src/calls/calls.module';
import { routeInputs, type RouteInput } from '../../src/rest/route-inputs';
import { RolesModule } from '../../src/roles/roles.module';
import { UsersModule } from '../../src/users/users.module';
import { DeadLettersModule } from '../../src/webhooks/durable/rest/dead-letters.module';

/** What a route takes from a request as one object: the body, the query or the parameters of the path. */
export interface NamedInput extends RouteInput {
  /** Such as `CallsController.createCall`. */
  readonly route: string;
  readonly method: string;
  /** Such as `/calls/{type}/{id}`. */
  readonly path: string;
}

/** The inputs of every route of the REST API. */
export function inputsOfRoutes(): NamedInput[] {
  return [UsersModule, CallsModule, CallTypesModule, RolesModule, AdminModule, DeadLettersModule].flatMap(
    (module) =>
      (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) as Type<object>[]).flatMap(inputsOf),
  );
}

function inputsOf(controller: Type<object>): NamedInput[] {
  const handlers = Object.entries(Object.getOwnPropertyDescriptors(controller.prototype as object));
  return handlers.flatMap(([name, { value }]) =>
    routeInputs(controller, name).map((input) => ({
      ...input,
      route: `${controller.name}.${name}`,
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, value as object) as number] ?? '',
      path: pathOf(controller, value as object),
    })),
  );
}

function pathOf(...places: readonly object[]): string {
  const parts = places.map((place) => Reflect.getMetadata(PATH_METADATA, place) as string);
  return parts
    .filter((part) => part !== '/')
    .map((part) => `/${part.replaceAll(/:(\w+)/g, '{$1}')}`)
    .join('');
}
