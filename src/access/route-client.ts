import { Inject, type FactoryProvider } from '@nestjs/common';
import { getStreamToken } from '../stream/stream.decorators';
import type { StreamClient } from '../stream/stream.client';
import { StreamConfigurationError } from '../stream/stream.errors';

/** The client that the routes of a REST module use, and the guard in front of them. */
export const ROUTE_CLIENT = Symbol.for('nestjs-getstream:route-client');

/** The client of the REST module that the class belongs to. */
export function InjectRouteClient(): ParameterDecorator & PropertyDecorator {
  return Inject(ROUTE_CLIENT);
}

/**
 * Provides the client for a REST module: the one registered under `clientName`, or the one without a name.
 *
 * @throws StreamConfigurationError at start-up when there is none
 */
export function provideRouteClient(moduleName: string, clientName?: string): FactoryProvider<StreamClient> {
  return {
    provide: ROUTE_CLIENT,
    inject: [{ token: getStreamToken(clientName), optional: true }],
    useFactory: (client?: StreamClient) => {
      if (client) return client;
      const named = clientName === undefined ? '' : `{ name: '${clientName}' }`;
      throw new StreamConfigurationError(
        `${moduleName} found no client of Stream. Import StreamModule.forRoot(${named}) in the root module, or, when it is ` +
          `not global, pass it on: ${moduleName}.forRoot({ imports: [...] }).`,
      );
    },
  };
}
