import { SetMetadata } from '@nestjs/common';

const OWN_ROUTES = Symbol.for('nestjs-getstream:own-routes');

/**
 * Marks a controller of this package, whose module takes the option `path`.
 *
 * @param otherPath an example of it, for the message about a route that the host has as well
 */
export function OwnRoutes(otherPath: string): ClassDecorator {
  return SetMetadata(OWN_ROUTES, otherPath);
}

/** The example of another path; `undefined` for controllers of the host. */
export function otherPathOf(controller: object): string | undefined {
  return Reflect.getMetadata(OWN_ROUTES, controller) as string | undefined;
}
