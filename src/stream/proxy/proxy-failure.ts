import { UnsentFailure } from '../unsent-failure';
import type { ProxyServer } from './proxy-server';

/** The `code` of the error when a proxy answers that it does not make the connection. */
export const PROXY_REFUSED = 'ERR_PROXY_REFUSED';

/** The `code` of the error when there is no connection by way of a proxy, and the system has no code for the reason. */
export const PROXY_FAILED = 'ERR_PROXY_FAILED';

/** The failure for the status with which a proxy answers CONNECT. */
export function proxyAnswered({ host, authorization }: ProxyServer, status: number): UnsentFailure {
  const credentials =
    authorization === undefined ? 'it wants a user and password' : 'it does not take the credentials';
  const reason = status === 407 ? ` (${credentials} in its address)` : '';
  return new UnsentFailure(
    `the proxy ${host} answered CONNECT with status ${status}${reason}`,
    status < 500 ? PROXY_REFUSED : PROXY_FAILED,
  );
}

/** The failure for whatever else happened on the way to a proxy, or through it. */
export function notThrough({ host }: ProxyServer, error: Error & { code?: unknown }): UnsentFailure {
  const { code, message } = error;
  const known = typeof code === 'string' && !code.startsWith('UND_ERR_') ? code : PROXY_FAILED;
  return new UnsentFailure(`${message || known}, by way of the proxy ${host}`, known);
}
