import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { RateLimiter, platformOf } from '../../world/rate-limiter';
import type { World } from '../../world/world';
import type { ControlServer } from '../control/control-server';
import { admit, type Admitted, type Refused } from '../auth/admit';
import { refuseConnection } from './connection-errors';
import { readBody } from './read-body';
import { errorBody, printDuration, send, type Reply } from './reply';
import type { Router } from './router';
import { faultOf, StreamFault } from '../stream-fault';

/** Longer than the 55 seconds for which Stream's SDKs keep an idle connection. */
const KEEP_ALIVE_MS = 75_000;
const MAX_HEADER_BYTES = 64 * 1024;

/** What Stream prints as the duration of a request that got no further than authentication. */
const NO_DURATION = '0';

export interface HttpServerOptions {
  /** Answer 429 where a rate limit is exceeded, instead of only counting. */
  readonly enforceRateLimits: boolean;
}

/** The HTTP side of the emulator: from a request to one route of one app and back. */
export class HttpServer {
  private readonly server: Server;
  /** Counts requests that belong to no app. */
  private readonly strangers = new RateLimiter();

  constructor(
    private readonly world: World,
    private readonly router: Router,
    private readonly control: ControlServer,
    private readonly options: HttpServerOptions,
  ) {
    const limits = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS };
    this.server = createServer(limits, (request, response) => {
      this.answer(request, response).catch(() => {
        // The client is gone: there is nobody left to tell.
        response.destroy();
      });
    });
    this.server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
      refuseConnection(error, socket);
    });
  }

  /** Resolves with the address once connections are accepted. Rejects if the port is taken. */
  listen(port: number, host: string): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, () => {
        this.server.off('error', reject);
        resolve(this.server.address() as AddressInfo);
      });
    });
  }

  /** Ends all connections, idle or not. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const { path, query } = splitUrl(request.url ?? '/');
    if (this.control.owns(path)) {
      await this.control.answer(request, response, { path, query });
      return;
    }
    const found = this.router.find(request.method ?? '', path);
    const operation = found?.route.operation ?? 'Request';
    const admission = admit(this.world, found, request.headers, query);
    const { exceeded, ...rateLimit } = this.count(operation, admission, request);
    if ('fault' in admission) {
      await send(response, { ...refusal(operation, admission.fault, NO_DURATION), rateLimit });
    } else if (exceeded && this.options.enforceRateLimits) {
      await send(response, { ...refusal(operation, tooManyRequests(), NO_DURATION), rateLimit });
    } else {
      await send(response, { ...(await perform(admission, request, query, startedAt)), rateLimit });
    }
  }

  private count(operation: string, admission: Admitted | Refused, request: IncomingMessage) {
    const { app, caller } = admission;
    const platform = platformOf(caller?.kind === 'server', String(request.headers['x-stream-client'] ?? ''));
    if (!app) return this.strangers.take(operation, platform, Date.now());
    return app.rateLimiter.take(operation, platform, app.clock.millis());
  }
}

/** Reads the body and lets the route do its work. */
async function perform(
  { app, caller, found: { route, time, params } }: Admitted,
  request: IncomingMessage,
  query: URLSearchParams,
  startedAt: number,
): Promise<Omit<Reply, 'rateLimit'>> {
  const { operation } = route;
  const elapsed = () => printDuration(performance.now() - startedAt);
  try {
    const body = await readBody(request);
    app.timers.settle();
    const result = app.events.causedBy(request, caller, () =>
      route.handle({ app, caller, operation, params, query, body, time }),
    );
    return { status: successStatus(request), body: { ...result, duration: elapsed() } };
  } catch (error) {
    return refusal(operation, faultOf(error), elapsed());
  }
}

function refusal(operation: string, fault: StreamFault, duration: string): Omit<Reply, 'rateLimit'> {
  return { status: fault.status, body: errorBody(operation, fault, duration) };
}

function tooManyRequests(): StreamFault {
  return new StreamFault('rateLimit', 'Too many requests, check response headers for more information.');
}

/** Whatever an operation does, POST and PUT answer 201 and the others 200. */
function successStatus({ method }: IncomingMessage): number {
  return method === 'POST' || method === 'PUT' ? 201 : 200;
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  if (mark === -1) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}
