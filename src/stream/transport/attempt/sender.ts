import type { ClientStatus } from '../../client-status';
import type { ClientClock } from '../../clock';
import type { ResolvedClientOptions } from '../../stream.options';
import type * as AxiosConnection from '../connection/axios/axios.connection';
import type { Connection, Destination } from '../connection/connection';
import { UndiciConnection } from '../connection/undici.connection';
import { openDispatcher } from '../connection/undici-dispatcher';
import { ConnectionRecord } from './connection-record';
import { decodeResponse } from '../decoding/decode-response';
import type { Send } from '../protection';
import { VERSION } from '../version';

/** Sends requests as they are, once, decodes what comes back, and remembers how the connection stands. */
export class Sender {
  readonly #connection: Connection;
  readonly #clock: ClientClock;
  readonly #record = new ConnectionRecord();

  /** @param serverToken a signed token with full access */
  constructor(serverToken: string, options: ResolvedClientOptions, clock: ClientClock) {
    const { origin } = new URL(options.baseUrl);
    const headers = signedHeaders(serverToken, options);
    this.#connection = openConnection(options, { origin, headers, secret: serverToken });
    this.#clock = clock;
  }

  /**
   * @throws StreamApiError when Stream rejects the request
   * @throws StreamTimeoutError when the response takes longer than `timeout`, or comes after the deadline
   * @throws StreamConnectionError when there is no response
   * @throws StreamCancelledError when `signal` is aborted
   */
  readonly send: Send = async (request) => {
    const timeLeft = Math.max(1, request.deadlineAt - this.#clock.now());
    const timed = timeLeft < request.timeout ? { ...request, timeout: timeLeft } : request;
    try {
      const response = decodeResponse(timed, await this.#connection.send(timed));
      this.#record.succeeded(this.#clock.now());
      return response;
    } catch (error) {
      this.#record.failed(error, this.#clock.now());
      throw error;
    }
  };

  /** Sockets, which are absent unless they are its own, and when Stream last worked and last failed. */
  status(): Pick<ClientStatus, 'connections' | 'lastResponseAt' | 'lastFailure'> {
    return { connections: this.#connection.sockets(), ...this.#record.read() };
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }
}

function signedHeaders(
  serverToken: string,
  { userAgentSuffix }: ResolvedClientOptions,
): Record<string, string> {
  return {
    Authorization: serverToken,
    'Stream-Auth-Type': 'jwt',
    'X-Stream-Client': `nestjs-getstream-${VERSION}`,
    'User-Agent': `nestjs-getstream/${VERSION}${userAgentSuffix === undefined ? '' : ` ${userAgentSuffix}`}`,
  };
}

/** The way that the options ask for: axios only for those who want it. Opens no socket before the first request. */
function openConnection(options: ResolvedClientOptions, destination: Destination): Connection {
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
  require('../connection/axios/axios.connection') as typeof AxiosConnection;
