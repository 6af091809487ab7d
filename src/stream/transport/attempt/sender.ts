import type { ClientClock } from '../../clock';
import type { ResolvedClientOptions } from '../../stream.options';
import type { Connection, SocketCounts } from '../connection/connection';
import { openConnection } from '../connection/open-connection';
import { decodeResponse } from '../decoding/decode-response';
import type { Send } from '../protection';
import { VERSION } from '../version';

/** Sends requests as they are, once, and decodes what comes back. */
export class Sender {
  readonly #connection: Connection;
  readonly #clock: ClientClock;

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
    return decodeResponse(timed, await this.#connection.send(timed));
  };

  /** Absent where the sockets are not its own. */
  sockets(): SocketCounts | undefined {
    return this.#connection.sockets();
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
