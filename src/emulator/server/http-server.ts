import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { types } from 'node:util';
import type { FaultHit } from '../control/faults/fault-set';
import type { SpoilingFault } from '../control/faults/fault';
import { TokenVerifier } from '../protocol/token';
import { applyFault } from './exchange/apply-fault';
import { RateLimiter, platformOf } from '../world/rate-limiter';
import type { Tenants } from '../tenants/tenants';
import { admit } from './auth/admit';
import type { ControlServer } from './control/control-server';
import { refuseConnection } from './connection-errors';
import { DateHeader } from './date-header';
import { Delays } from './delays';
import { Exchange } from './exchange/exchange';
import { perform } from './exchange/perform';
import { QueryStrings } from './routing/query-strings';
import type { Router } from './routing/router';
import { KnownHosts } from './known-host';
import { errorBody, JSON_TYPE } from './exchange/reply';
import { notAllowed } from '../protocol/stream-fault';
import { readRequest, type ReadResult } from './exchange/read-request';

/** Longer than the 55 seconds for which Stream's SDKs keep an idle connection. */
const KEEP_ALIVE_MS = 75_000;
const MAX_HEADER_BYTES = 64 * 1024;

/** The HTTP side of the emulator: from a request to one route of one app and back. */
export class HttpServer {
  private readonly server: Server;
  /** Counts requests that belong to no app. */
  private readonly strangers = new RateLimiter();
  private readonly delays = new Delays();
  private readonly dateHeader = new DateHeader();
  private readonly queries = new QueryStrings();
  private readonly tokens = new TokenVerifier();
  private readonly hosts: KnownHosts;

  constructor(
    private readonly tenants: Tenants,
    private readonly router: Router,
    private readonly control: ControlServer,
    allowedHosts: readonly string[] = [],
  ) {
    this.hosts = new KnownHosts(allowedHosts);
    const limits = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS };
    this.server = createServer(limits, (request, response) => {
      this.handle(request, response);
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

  /** Lets the process end while the server listens, and while connections are open. */
  unref(): void {
    this.server.unref();
    this.server.on('connection', (socket: Socket) => socket.unref());
  }

  /** Ends all connections, idle or not. */
  close(): Promise<void> {
    this.delays.close();
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    const giveUp = () => {
      // The client is gone, or the emulator closes: there is nobody left to tell.
      response.destroy();
    };
    try {
      const answered = this.answer(request, response);
      if (isPromise(answered)) answered.catch(giveUp);
    } catch {
      giveUp();
    }
  }

  /** Admit, count, strike, take in, hold back, perform, answer. At once where there is nothing to wait for. */
  private answer(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const { path, query } = this.splitUrl(request.url ?? '/');
    if (!this.hosts.has(request.headers.host)) {
      refuseHost(response);
      return;
    }
    if (this.control.owns(path)) return this.control.answer(request, response, { path, query });
    const exchange = this.open(request, response, { path, query });
    const strike = exchange.strike();
    const intake = readRequest(exchange);
    if (strike === undefined && !isPromise(intake)) return this.finish(exchange, intake);
    return this.finishLater(exchange, intake, strike);
  }

  private async finishLater(
    exchange: Exchange,
    intake: ReadResult | Promise<ReadResult>,
    strike: FaultHit | undefined,
  ): Promise<void> {
    const taken = await intake;
    if (strike) await this.delays.pass(strike.delay);
    await this.finish(exchange, taken, strike?.fault);
  }

  private finish(exchange: Exchange, intake: ReadResult, fault?: SpoilingFault): void | Promise<void> {
    const { tenant } = exchange.opening.admission;
    if (tenant && !this.tenants.isCurrent(tenant)) {
      // What was asked of the former state must not be done to nothing, nor to the new one.
      exchange.reset();
      return;
    }
    const work = () => perform(exchange, intake);
    return fault ? applyFault(exchange, fault, work) : exchange.answer(work());
  }

  private open(
    request: IncomingMessage,
    response: ServerResponse,
    { path, query }: { readonly path: string; readonly query: URLSearchParams },
  ): Exchange {
    const startedAt = performance.now();
    const found = this.router.find(request.method ?? '', path);
    const operation = found?.route.operation ?? 'Request';
    const credentials = { headers: request.headers, query, tokens: this.tokens };
    const admission = admit(this.tenants, found, credentials);
    const { tenant, caller } = admission;
    const app = tenant?.app;
    const millis = () => app?.clock.millis() ?? this.tenants.clock.now();
    const platform = platformOf(caller?.kind === 'server', String(request.headers['x-stream-client'] ?? ''));
    const rateLimit = (app?.rateLimiter ?? this.strangers).take(operation, platform, millis());
    const record = tenant?.requests.add({ operation, request, path, query, caller, at: millis() });
    return new Exchange({
      request,
      response,
      query,
      operation,
      admission,
      rateLimit,
      record,
      date: () => this.dateHeader.print(millis()),
      startedAt,
    });
  }

  private splitUrl(url: string): { path: string; query: URLSearchParams } {
    const mark = url.indexOf('?');
    if (mark === -1) return { path: url, query: this.queries.parse('') };
    return { path: url.slice(0, mark), query: this.queries.parse(url.slice(mark + 1)) };
  }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return types.isPromise(value);
}

function refuseHost(response: ServerResponse): void {
  const fault = notAllowed('the emulator is not known by this host: allow its name with allowedHosts');
  const bytes = Buffer.from(JSON.stringify(errorBody('Request', fault, '0')));
  response.writeHead(fault.status, { 'Content-Type': JSON_TYPE, 'Content-Length': bytes.length });
  response.end(bytes);
}
