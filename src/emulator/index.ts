import { OPERATIONS } from './protocol/operations';
import { DeliveryService } from './events/deliveries/delivery-service';
import { parseTimeSpan } from './control/clock/time-span';
import type { EmulatorWebhooks, EventTypeName, OfApp } from './control/events/emulator-webhooks';
import type { EmittedEvent } from './events/emitted-event';
import { emulatorFaults, type EmulatorFaults } from './control/faults/emulator-faults';
import type { Random } from './control/faults/seeded-random';
import { controlRoutes } from './server/control/control-routes';
import { ControlServer } from './server/control/control-server';
import { HttpServer } from './server/http-server';
import { Router } from './server/routing/router';
import { allRoutes } from './server/routing/routes';
import { EmulatedApps } from './tenants/emulated-apps';
import { emulatorRateLimits, type EmulatorRateLimits } from './control/rate-limits/emulator-rate-limits';
import type { ReceivedRequest } from './control/requests/received-request';
import { listRequests, timesPerformed } from './control/requests/request-queries';
import { CallControl } from './control/calls/call-control';
import type { EmulatedCall } from './control/calls/emulated-call';
import type { AppState } from './tenants/app-state';
import type { AppCredentials } from './world/app-credentials';
import type { Clock } from './world/clock';
import { randomIds } from './world/id-source';
import { requireDevelopment } from './require-development';
import { Tenants } from './tenants/tenants';

export type { SendOptions } from './events/app-events';
export type { EmulatorWebhooks, EventTypeName, OfApp } from './control/events/emulator-webhooks';
export type { DeliveryAttempt, EmittedEvent, EventDelivery } from './events/emitted-event';
export type { EmulatorFaults } from './control/faults/emulator-faults';
export type {
  DropFault,
  Fault,
  ActiveFault,
  FaultTiming,
  LatencyFault,
  MalformedFault,
  ResetFault,
  StatusFault,
  TruncatedFault,
} from './control/faults/fault';
export type { EmulatorRateLimits } from './control/rate-limits/emulator-rate-limits';
export type { ReceivedRequest, RequestCaller } from './control/requests/received-request';
export type {
  CaptionOptions,
  EmulatedCall,
  EmulatedFile,
  EmulatedParticipant,
  FeedbackOptions,
  FileOptions,
  FrameOptions,
  JoinOptions,
  LeaveOptions,
  ReactionOptions,
  RecordingOptions,
} from './control/calls/emulated-call';
export type { RequestablePermission } from './calls/moderation/permission-request.rules';
export type { Track } from './calls/sessions/participants/published-tracks.rules';
export type { ParticipantClient, ParticipantLocation } from './world/participant-origin';
export type { AppState } from './tenants/app-state';
export type { AppCredentials } from './world/app-credentials';
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
  /** Where the chance of faults without a seed comes from: numbers from 0 to below 1. Default `Math.random`. */
  readonly random?: Random;
  /** What the first app starts with, as `exportState` returns it. */
  readonly seed?: AppState;
  /** Answer 429 where one of Stream's rate limits is exceeded, in every app at first. Default false: requests are only counted. */
  readonly enforceRateLimits?: boolean;
  /** Refuse a sort that is sent along with `next` or `prev`, as Stream was seen to do. Default false: it is ignored. */
  readonly strictCursors?: boolean;
  /**
   * Hosts besides those of this machine that webhooks are sent to, such as `hooks.example.com`; `*` for all. Default none: a
   * hook elsewhere is kept and shown, yet not called.
   */
  readonly allowHooksTo?: readonly string[];
  /**
   * Names besides `localhost` by which requests may reach the emulator, such as `emulator` in a network of containers. Addresses
   * always may. Default none: other names get 403, since a web page can make one resolve to this machine.
   */
  readonly allowedHosts?: readonly string[];
  /** How many of its latest events each app remembers for `events` and `nextEvent`. Default 1000. */
  readonly eventsKept?: number;
  /** How many of its latest requests each app remembers for `requests`. Default 1000. */
  readonly requestsKept?: number;
  /** Whether the process stays alive while the emulator runs. Default true. */
  readonly keepsProcessAlive?: boolean;
}

const EVENTS_KEPT = 1000;
const REQUESTS_KEPT = 1000;

/** Which requests are meant: those of the first app, and of every operation, without more. */
export interface RequestFilter extends OfApp {
  /** One of Stream's operation ids. */
  readonly operation?: string;
}

/** A running emulator. Its first app has `apiKey` and `apiSecret`; methods without an API key mean that one. */
export interface StreamEmulator {
  /** Base URL without a trailing slash, for the `baseUrl` option of clients. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Another app, empty and with nothing in common with the others: one per test file keeps tests apart. */
  createApp(): AppCredentials;
  /**
   * Forgets an app with all it has. Requests with its key get 401 from now on; those that are under way end without a response.
   *
   * @throws if there is no app with this key, or it is the first one.
   */
  removeApp(apiKey: string): void;
  /** The whole state of an app as readable JSON with a stable order of keys, without secrets. */
  exportState(apiKey?: string): AppState;
  /**
   * Replaces the whole state of an app. Faults, rate limits and the list of requests are no part of it and stay. Requests that
   * are under way end without an answer. Throws, and changes nothing, if the state is not valid.
   */
  importState(state: AppState, apiKey?: string): void;
  /**
   * The latest events of an app, oldest first, each with its deliveries so far: attempts and answers. Events are forgotten, and
   * their deliveries given up, when the state is replaced.
   */
  events(apiKey?: string): readonly EmittedEvent[];
  /**
   * The next event of a type: the oldest one that was not returned before, or else the first to come. It need not be
   * delivered yet. Rejects after `timeout` milliseconds (default 5000), naming the events that there were.
   *
   * @example
   * await call.end();
   * const { payload } = await emulator.nextEvent('call.ended');
   */
  nextEvent(type: EventTypeName, options?: OfApp & { readonly timeout?: number }): Promise<EmittedEvent>;
  /** Deliveries on demand, the nasty ones too. */
  readonly webhooks: EmulatorWebhooks;
  /**
   * What people and media servers do to a call. `cid` is `<type>:<id>`; the call need not exist until it is used.
   *
   * @example
   * emulator.call('default:standup').join('john', { role: 'host' });
   */
  call(cid: string, options?: OfApp): EmulatedCall;
  /** What goes wrong with requests: latency, errors, broken connections and answers. */
  readonly faults: EmulatorFaults;
  readonly rateLimits: EmulatorRateLimits;
  /**
   * The latest requests of an app to Stream's API, oldest first. Those without an API key that is known, or to a path that
   * Stream does not have, belong to no app and are in no list.
   *
   * @throws if there is no such operation.
   */
  requests(filter?: RequestFilter): readonly ReceivedRequest[];
  /**
   * How often an operation was done, whether or not its answer arrived: since the start, or since the requests were last
   * cleared, however many are remembered.
   *
   * @throws if there is no such operation.
   * @example
   * expect(emulator.performed('UpdateUsers')).toBe(1);
   */
  performed(operation: string, options?: OfApp): number;
  /** Forgets the requests of an app, and how often each operation was performed. */
  clearRequests(options?: OfApp): void;
  /**
   * Moves the clock of an app forward: by milliseconds, or by text such as `90s`, `15m`, `2h`, `1d` or `1h30m`. Tokens expire,
   * calls may be joined ahead of their start, windows of rate limits end, the `Date` header says so. What time does by itself
   * is done when this returns: sessions without participants end, as do calls at their limit; rings are missed; recordings
   * become ready. Until the state is replaced.
   *
   * @throws if it is no time span.
   */
  advance(by: number | string, options?: OfApp): void;
  /**
   * Makes every app what it was at the start: the first one as seeded, the others empty; without faults and requests, and with
   * the rate limits of the start. Keys and secrets stay valid. Requests that are under way end without an answer.
   */
  reset(): void;
  /** Stops listening, gives up deliveries and ends all connections, so that nothing keeps the process alive. */
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
 *
 * @throws Error when `NODE_ENV` is `production`, or the port is taken
 */
export async function startStreamEmulator(options: StreamEmulatorOptions = {}): Promise<StreamEmulator> {
  requireDevelopment();
  const {
    port = 0,
    host = '127.0.0.1',
    allowedHosts = [],
    clock = Date,
    random = Math.random,
    seed,
  } = options;
  const { enforceRateLimits = false, strictCursors = false } = options;
  const { allowHooksTo = [], eventsKept = EVENTS_KEPT, requestsKept = REQUESTS_KEPT } = options;
  const deliveries = new DeliveryService(allowHooksTo);
  const tenants = new Tenants({
    clock,
    ids: randomIds,
    random,
    behaviour: { strictCursors },
    enforceRateLimits,
    deliveries,
    eventsKept,
    requestsKept,
    operations: new Set(Object.keys(OPERATIONS)),
  });
  const { apiKey, apiSecret } = tenants.create({ apiKey: options.apiKey, apiSecret: options.apiSecret }).app;
  const emulator = new EmulatedApps(tenants, deliveries, apiKey, seed);
  emulator.reset();
  const control = new ControlServer(controlRoutes, (key = apiKey) => tenants.get(key));
  const server = new HttpServer(tenants, new Router(allRoutes), control, allowedHosts);
  const address = await server.listen(port, host);
  if (options.keepsProcessAlive === false) server.unref();
  return {
    url: `http://${reachable(host)}:${address.port}`,
    apiKey,
    apiSecret,
    createApp: () => emulator.createApp(),
    removeApp: (key) => {
      emulator.removeApp(key);
    },
    exportState: (key) => emulator.exportState(key),
    importState: (state, key) => {
      emulator.importState(state, key);
    },
    events: (key) => emulator.find(key).events.list(),
    nextEvent: async (type, { timeout, apiKey: key } = {}) =>
      emulator.find(key).events.next({ type, timeout }),
    call: (cid, { apiKey: key } = {}) => new CallControl(cid, () => emulator.find(key)),
    faults: emulatorFaults((key) => emulator.find(key)),
    rateLimits: emulatorRateLimits((key) => emulator.find(key)),
    requests: ({ operation, apiKey: key } = {}) => listRequests(emulator.find(key), operation),
    performed: (operation, { apiKey: key } = {}) => timesPerformed(emulator.find(key), operation),
    clearRequests: ({ apiKey: key } = {}) => {
      emulator.find(key).requests.clear();
    },
    advance: (by, { apiKey: key } = {}) => {
      emulator.find(key).timers.advance(parseTimeSpan(by, 'by'));
    },
    webhooks: {
      send: async (type, fields, { apiKey: key, ...sendOptions } = {}) =>
        emulator.find(key).events.send(type, fields, sendOptions),
      settled: async (key) => emulator.find(key).events.settled(),
    },
    reset: () => {
      emulator.reset();
    },
    close: async () => {
      await emulator.close();
      await server.close();
    },
  };
}

/** An address that clients can connect to: the wildcard ones are for listening only. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
