import axios, {
  AxiosError,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { Agent as HttpAgent, IncomingMessage } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { decodeText } from '../../decoding/content-coding';

/** Agents for both schemes, of which a client uses one. */
export interface HttpAgents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** Agents with what goes with them. */
export interface OpenAgents {
  readonly agents: HttpAgents;
  /** Whether the agents, and those of the host in their place, are to go through a proxy. */
  readonly isProxied: boolean;
  /** Closes idle sockets that are to take no more requests. */
  readonly dropStale: () => void;
}

/** axios' own adapter over node's `http`, which HTTP mocks such as nock and MSW see, with a `timeout` for the whole request. */
export function httpAdapter({ agents, isProxied, dropStale }: OpenAgents): AxiosAdapter {
  const send = axios.getAdapter('http');
  return async (config) => {
    const deadline = new AbortController();
    const cancel = (): void => {
      deadline.abort();
    };
    const late = new AxiosError(`timeout of ${config.timeout ?? 0}ms exceeded`, AxiosError.ETIMEDOUT, config);
    const timer = config.timeout
      ? setTimeout(() => {
          deadline.abort(late);
        }, config.timeout)
      : undefined;
    config.signal?.addEventListener?.('abort', cancel);
    dropStale();
    try {
      return decoded(await send(httpConfig(config, agents, deadline.signal, isProxied)), config);
    } catch (error) {
      if (axios.isAxiosError(error) && error.response) decoded(error.response, config);
      throw deadline.signal.reason === late ? late : error;
    } finally {
      clearTimeout(timer);
      config.signal?.removeEventListener?.('abort', cancel);
    }
  };
}

function httpConfig(
  config: InternalAxiosRequestConfig,
  agents: HttpAgents,
  signal: AbortSignal,
  isProxied: boolean,
): InternalAxiosRequestConfig {
  // A redirect would carry the token to another place; axios' own timeout covers only parts of a request.
  return {
    ...agents,
    ...config,
    // Our agents make tunnels themselves. For an agent of the host, axios does it, as the environment says.
    proxy: config.proxy ?? (isProxied && (config.httpAgent || config.httpsAgent) ? undefined : false),
    signal,
    timeout: 0,
    maxRedirects: 0,
    // axios undoes one coding, not several, and takes one that it does not know for none.
    decompress: false,
    responseType: 'arraybuffer',
  };
}

/** Makes text of the body, in place; mocks may have made it already. */
function decoded(
  response: AxiosResponse,
  { maxContentLength = -1 }: InternalAxiosRequestConfig,
): AxiosResponse {
  keepRepeats(response);
  if (!Buffer.isBuffer(response.data)) return response;
  const { headers } = response;
  const maxBytes = maxContentLength < 0 ? Infinity : maxContentLength;
  response.data = decodeText(response.data, headers['content-encoding'], maxBytes);
  delete headers['content-encoding'];
  return response;
}

/** Node drops all but the first of a header `Retry-After` that was sent several times. Mocks may have no such list. */
function keepRepeats({ headers, request }: AxiosResponse): void {
  const { res } = (request ?? {}) as { readonly res?: Partial<Pick<IncomingMessage, 'headersDistinct'>> };
  const sent = res?.headersDistinct?.['retry-after'];
  if (sent !== undefined) headers['retry-after'] = sent.join(', ');
}
