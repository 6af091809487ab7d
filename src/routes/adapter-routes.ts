import type { HttpServer } from '@nestjs/common';
import { pathShapes } from './path-shape';

/** The parts of Fastify and Express that know of routes that were added to them directly. */
interface FastifyServer {
  hasRoute(route: { method: string; url: string }): boolean;
}
interface ExpressApp {
  readonly router?: { readonly stack?: unknown };
}
interface ExpressLayer {
  readonly route?: { readonly path?: unknown; readonly methods?: Readonly<Record<string, boolean>> };
}

/** Whether the host has added a route to its server itself, without a controller, that matches the same. */
export type IsTaken = (method: string, path: string) => boolean;

/** To be called before Nest adds the routes of controllers. */
export function routesOfAdapter(adapter: HttpServer): IsTaken {
  if (adapter.getType() === 'fastify') {
    const server = adapter.getInstance() as FastifyServer;
    return (method, url) => server.hasRoute({ method, url });
  }
  if (adapter.getType() === 'express') {
    const taken = takenOnExpress((adapter.getInstance() as ExpressApp).router?.stack);
    return (method, path) => {
      const [shape = ''] = pathShapes(path.toLowerCase());
      return taken.has(`${method} ${shape}`) || taken.has(`_ALL ${shape}`);
    };
  }
  return () => false;
}

function takenOnExpress(stack: unknown): ReadonlySet<string> {
  const layers = (Array.isArray(stack) ? stack : []) as readonly ExpressLayer[];
  return new Set(
    layers.flatMap(({ route }) =>
      [route?.path]
        .flat()
        .filter((path) => typeof path === 'string')
        .flatMap((path) => pathShapes(path.toLowerCase()))
        .flatMap((shape) =>
          Object.keys(route?.methods ?? {}).map((method) => `${method.toUpperCase()} ${shape}`),
        ),
    ),
  );
}
