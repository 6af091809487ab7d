import { HttpServer } from './http/server/http-server';
import { Router } from './http/server/router';
import { allRoutes } from './http/routes';
import { exportState, importState, type AppState } from './state/app-state';
import type { App, AppCredentials } from './world/app';
import type { Clock } from './world/clock';
import { randomIds } from './world/id-source';
import { World } from './world/world';

export type { AppState } from './state/app-state';
export type { AppCredentials } from './world/app';
export type { Clock } from './world/clock';

export interface StreamEmulatorOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  /** Address to listen on. Default `127.0.0.1`: reachable from this machine only. */
  readonly host?: string;
  /** API key of the first app. Made up if it is not given. */
  readonly apiKey?: string;
  /** API secret of the first app. Made up if it is not given. */
  readonly apiSecret?: string;
  /** Where the time comes from, in milliseconds since 1970. Default `Date`. */
  readonly clock?: Clock;
  /** What the first app starts with, as `exportState` returns it. */
  readonly seed?: AppState;
  /** Answer 429 where one of Stream's rate limits is exceeded. Default false: requests are only counted. */
  readonly enforceRateLimits?: boolean;
  /** Refuse a sort that is sent along with `next` or `prev`, as Stream was seen to do. Default false: it is ignored. */
  readonly strictCursors?: boolean;
}

/** A running emulator. Its first app has `apiKey` and `apiSecret`; methods without an API key mean that one. */
export interface StreamEmulator {
  /** Base URL without a trailing slash, for the `baseUrl` option of clients. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Another app, empty and with nothing in common with the others: one per test file keeps tests apart. */
  createApp(): AppCredentials;
  /** The whole state of an app as readable JSON with a stable order of keys, without secrets. */
  exportState(apiKey?: string): AppState;
  /** Replaces the whole state of an app. Throws, and changes nothing, if the state is not valid. */
  importState(state: AppState, apiKey?: string): void;
  /** Makes every app what it was at the start: the first one as seeded, the others empty. Keys and secrets stay valid. */
  reset(): void;
  /** Stops listening and ends all connections, so that nothing keeps the process alive. */
  close(): Promise<void>;
}

/**
 * Starts an in-memory stand-in for Stream's HTTP API, for development and tests. It has no media servers.
 *
 * @throws if the port is taken, or the seed is not valid.
 * @example
 * const emulator = await startStreamEmulator();
 * const client = new StreamClient(emulator.apiKey, emulator.apiSecret, { baseUrl: emulator.url });
 * // …
 * await emulator.close();
 */
export async function startStreamEmulator(options: StreamEmulatorOptions = {}): Promise<StreamEmulator> {
  const { port = 0, host = '127.0.0.1', clock = Date, seed } = options;
  const { enforceRateLimits = false, strictCursors = false } = options;
  const world = new World({ clock, ids: randomIds, behaviour: { strictCursors } });
  const { apiKey, apiSecret } = world.create({ apiKey: options.apiKey, apiSecret: options.apiSecret });
  const emulator = new EmulatedApps(world, apiKey, seed);
  emulator.reset();
  const server = new HttpServer(world, new Router(allRoutes()), { enforceRateLimits });
  const address = await server.listen(port, host);
  return {
    url: `http://${reachable(host)}:${address.port}`,
    apiKey,
    apiSecret,
    createApp: () => emulator.createApp(),
    exportState: (key) => emulator.exportState(key),
    importState: (state, key) => {
      emulator.importState(state, key);
    },
    reset: () => {
      emulator.reset();
    },
    close: () => server.close(),
  };
}

/** The apps of an emulator as its owner handles them. */
class EmulatedApps {
  constructor(
    private readonly world: World,
    private readonly firstKey: string,
    private readonly seed: AppState | undefined,
  ) {}

  createApp(): AppCredentials {
    const { apiKey, apiSecret } = this.world.create();
    return { apiKey, apiSecret };
  }

  exportState(apiKey = this.firstKey): AppState {
    return structuredClone(exportState(this.find(apiKey)));
  }

  importState(state: AppState, apiKey = this.firstKey): void {
    const successor = this.world.successorOf(this.find(apiKey));
    importState(successor, structuredClone(state));
    this.world.put(successor);
  }

  reset(): void {
    for (const app of this.world.all()) {
      this.importState((app.apiKey === this.firstKey ? this.seed : undefined) ?? {}, app.apiKey);
    }
  }

  private find(apiKey: string): App {
    const app = this.world.get(apiKey);
    if (!app) throw new Error(`This emulator has no app with the API key "${apiKey}".`);
    return app;
  }
}

/** An address that clients can connect to: the wildcard ones are for listening only. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
