import type * as AxiosConnection from './axios/axios.connection';
import type { ResolvedClientOptions } from '../../stream.options';
import type { Connection, Destination } from './connection';
import { UndiciConnection } from './undici.connection';
import { openDispatcher } from './undici-dispatcher';

/** The way that the options ask for: axios only for those who want it. Opens no socket before the first request. */
export function openConnection(options: ResolvedClientOptions, destination: Destination): Connection {
  const { axios, configureAxios, transport, maxResponseBytes } = options;
  if (axios || configureAxios || transport === 'http') {
    return loadAxios().openAxiosConnection(options, destination);
  }
  return new UndiciConnection(openDispatcher(options, destination.origin), destination, maxResponseBytes);
}

/** With the first client that needs it: axios takes as long to load as everything else of a client. */
const loadAxios = (): typeof AxiosConnection =>
  // Written out, so that bundlers see it; not `import()`, since clients are made at once.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require('./axios/axios.connection') as typeof AxiosConnection;
