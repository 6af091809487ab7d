import type { ResolvedClientOptions } from '../../stream.options';
import { openAxiosConnection } from './axios/axios.connection';
import type { Connection, Destination } from './connection';
import { UndiciConnection } from './undici.connection';
import { openDispatcher } from './undici-dispatcher';

/** The way that the options ask for: axios only for those who want it. Opens no socket before the first request. */
export function openConnection(options: ResolvedClientOptions, destination: Destination): Connection {
  const { axios, configureAxios, transport, maxResponseBytes } = options;
  if (axios || configureAxios || transport === 'http') return openAxiosConnection(options, destination);
  return new UndiciConnection(openDispatcher(options, destination.origin), destination, maxResponseBytes);
}
