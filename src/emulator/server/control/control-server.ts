import type { IncomingMessage, ServerResponse } from 'node:http';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { ControlledApp } from '../../control/controlled-app';
import { readBody } from '../exchange/read-body';
import { JSON_TYPE } from '../exchange/reply';
import { faultOf, notAllowed, notFound } from '../../protocol/stream-fault';
import type { ControlRoute } from '../../control/control-route';

const CONTROL_PREFIX = '/_emulator/';
const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** The HTTP side of the control API. */
export class ControlServer {
  private readonly paths = findMyWay({ querystringParser: () => ({}) });
  private readonly byHandler = new Map<unknown, ControlRoute>();

  constructor(
    routes: readonly ControlRoute[],
    /** The app with that key, or the first one without a key. */
    private readonly tenantOf: (apiKey: string | undefined) => ControlledApp | undefined,
  ) {
    for (const route of routes) {
      const handler = () => undefined;
      this.byHandler.set(handler, route);
      this.paths.on(route.method, route.path, handler);
    }
  }

  /** Whether a path belongs to the control API, and not to Stream's. */
  owns(path: string): boolean {
    return path.startsWith(CONTROL_PREFIX);
  }

  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    { path, query }: { readonly path: string; readonly query: URLSearchParams },
  ): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    const { status, body } = await this.perform(request, { path, query, signal: gone.signal });
    const bytes = Buffer.from(JSON.stringify(body));
    response.writeHead(status, { 'Content-Type': JSON_TYPE, 'Content-Length': bytes.length });
    response.end(bytes);
  }

  private async perform(request: IncomingMessage, { path, query, signal }: Addressed) {
    try {
      requireLocal(request);
      const found = this.paths.find((request.method ?? '') as HTTPMethod, path);
      const route = found && this.byHandler.get(found.handler);
      if (!found || !route) throw notFound(`the control API has no ${request.method ?? ''} ${path}`);
      const apiKey = query.get('api_key') ?? undefined;
      const tenant = this.tenantOf(apiKey);
      if (!tenant) throw notFound(`this emulator has no app with the API key "${apiKey ?? ''}"`);
      tenant.timers.settle();
      const params = Object.fromEntries(
        Object.entries(found.params).map(([name, value]) => [name, value ?? '']),
      );
      const body = await readBody(request);
      return { status: 200, body: await route.handle({ tenant, params, query, body, signal }) };
    } catch (error) {
      const { status, reason } = faultOf(error);
      return { status, body: { statusCode: status, message: reason } };
    }
  }
}

interface Addressed {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly signal: AbortSignal;
}

/** A web page that is open on this machine must not drive the emulator either: browsers say where a request is from. */
function requireLocal({ headers, socket }: IncomingMessage): void {
  if (LOOPBACK.test(socket.remoteAddress ?? '') && headers.origin === undefined) return;
  throw notAllowed('the control API is open to programs on the machine of the emulator only');
}
