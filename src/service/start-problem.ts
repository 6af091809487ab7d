import { isError } from '../errors/is-error';
import { StreamConfigurationError } from '../stream/stream.errors';
import type { ServiceConfiguration } from './configuration/service-configuration';

/** Why the service does not start, a line for each reason, when it is up to the person who starts it; otherwise `undefined`. */
export function startProblem(
  error: unknown,
  address?: Pick<ServiceConfiguration, 'host' | 'port'>,
): string | undefined {
  if (error instanceof StreamConfigurationError) return error.message;
  if (!address || !isError(error) || !('code' in error)) return undefined;
  const { host, port } = address;
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken by another process. Stop it, or set PORT to a free one.`;
    case 'EACCES':
      return `Port ${port} of ${host} may not be used by this account. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST is ${host}, which is no address of this machine.`;
    default:
      return undefined;
  }
}
