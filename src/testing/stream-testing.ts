import type { OnApplicationShutdown } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type {
  AppState,
  EmittedEvent,
  EmulatedCall,
  EventTypeName,
  Fault,
  ActiveFault,
  ReceivedRequest,
  StreamEmulator,
} from '../emulator';
import type { Scope } from '../access/scope';
import type { OperationName } from '../stream/operations';
import { StreamClient } from '../stream/stream.client';
import {
  headersOf,
  servicePrincipal,
  userPrincipal,
  type TestHeaders,
  type TestUserOptions,
} from './access/test-principal';
import { ownCopy } from './emulator/own-copy';
import { sharedEmulator } from './emulator/shared-emulator';
import { requireTestEnvironment } from './require-test-environment';
import { WebhookInjector } from './webhooks/webhook-injector';

/** How a client reaches the app of a test. */
export interface StreamTestingCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly baseUrl: string;
}

/** Faults of the requests of one app. */
export interface StreamTestingFaults {
  /** Adds a fault and returns its id. */
  add(fault: Fault): string;
  list(): readonly ActiveFault[];
  /** Returns false if there is no fault with this id. */
  remove(id: string): boolean;
  clear(): void;
}

/**
 * One app of the emulator that belongs to one test file: what the code under test sent to Stream, what Stream emitted, and
 * everything a test makes happen there.
 *
 * @example
 * const stream = module.get(StreamTesting);
 * stream.call('default:standup').join('john');
 * expect(stream.performed('UpdateUsers')).toBe(1);
 */
export class StreamTesting implements OnApplicationShutdown, StreamTestingCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Of the emulator, without a trailing slash. */
  readonly baseUrl: string;
  /** Latency, error statuses, broken connections: see the documentation of the emulator. */
  readonly faults: StreamTestingFaults;
  /** Events for the app under test, with a network or without. */
  readonly webhooks: WebhookInjector;
  readonly #emulator: StreamEmulator;
  readonly #named = new Map<string, StreamTesting>();
  #client: StreamClient | undefined;
  #moduleRef: ModuleRef | undefined;
  #isClosed = false;

  private constructor(emulator: StreamEmulator) {
    this.#emulator = emulator;
    const { apiKey, apiSecret } = emulator.createApp();
    const of = { apiKey };
    this.apiKey = apiKey;
    this.apiSecret = apiSecret;
    this.baseUrl = emulator.url;
    this.webhooks = new WebhookInjector({
      apiKey,
      apiSecret: this.apiSecret,
      send: async (...event) => emulator.webhooks.send(...event),
      events: () => emulator.events(apiKey),
      moduleRef: () => this.#moduleRef,
    });
    this.faults = {
      add: (fault) => emulator.faults.add(fault, of),
      list: () => ownCopy(emulator.faults.list(of)),
      remove: (id) => emulator.faults.remove(id, of),
      clear: () => {
        emulator.faults.clear(of);
      },
    };
  }

  /**
   * Makes an empty app in the emulator of this process. `StreamTestingModule` and `overrideStream` do it for you.
   *
   * @throws Error if `NODE_ENV` is `production`
   */
  static async create(): Promise<StreamTesting> {
    requireTestEnvironment();
    return new StreamTesting(await sharedEmulator());
  }

  /** A client of the app, for arranging and checking in tests. It closes with the app. */
  get client(): StreamClient {
    return (this.#client ??= new StreamClient(this.apiKey, this.apiSecret, { baseUrl: this.baseUrl }));
  }

  /** The app behind the client of this name, see `StreamModule.forRoot({ name })`. The same name gives the same app. */
  named(name: string): StreamTesting {
    const known = this.#named.get(name);
    if (known) return known;
    const app = new StreamTesting(this.#emulator);
    if (this.#moduleRef) app.attach(this.#moduleRef);
    this.#named.set(name, app);
    return app;
  }

  /**
   * What participants and media servers do to a call. `cid` is `<type>:<id>`.
   *
   * @example stream.call('default:standup').join('john', { role: 'host' });
   */
  call(cid: string): EmulatedCall {
    return this.#emulator.call(cid, { apiKey: this.apiKey });
  }

  /** The latest events, oldest first; of one type if it is given. */
  events(type?: EventTypeName): readonly EmittedEvent[] {
    const events = this.#emulator.events(this.apiKey);
    return ownCopy(type === undefined ? events : events.filter((event) => event.type === type));
  }

  /**
   * The next event of a type: the oldest one that was not returned before, or else the first to come.
   *
   * @param options `timeout` in milliseconds, default 5000
   * @throws Error if it does not come in time; the message names the events that there were
   */
  async nextEvent(type: EventTypeName, options: { readonly timeout?: number } = {}): Promise<EmittedEvent> {
    return ownCopy(await this.#emulator.nextEvent(type, { ...options, apiKey: this.apiKey }));
  }

  /** The latest requests that reached Stream's API, oldest first; of one operation if it is given. */
  requests(operation?: OperationName): readonly ReceivedRequest[] {
    const filter = operation === undefined ? {} : { operation };
    return ownCopy(this.#emulator.requests({ ...filter, apiKey: this.apiKey }));
  }

  /** How often an operation was performed. */
  performed(operation: OperationName): number {
    return this.#emulator.performed(operation, { apiKey: this.apiKey });
  }

  /** Forgets the requests so far, such as those that arranged a test. */
  clearRequests(): void {
    this.#emulator.clearRequests({ apiKey: this.apiKey });
  }

  /**
   * Moves the clock of the app forward.
   *
   * @param by milliseconds, or a text such as `90s`, `15m`, `1h30m`
   */
  advance(by: number | string): void {
    this.#emulator.advance(by, { apiKey: this.apiKey });
  }

  /**
   * Headers of a user who is signed in, for requests to the REST modules.
   *
   * @example await request(app.getHttpServer()).get('/calls/default/standup').set(stream.asUser('john'));
   */
  asUser(id: string, options: TestUserOptions = {}): TestHeaders {
    return headersOf(userPrincipal(id, options), this.apiSecret);
  }

  /**
   * Headers of a service, for requests to the REST modules.
   *
   * @param scopes what it may do. Default: everything
   */
  asService(scopes: readonly (Scope | '*')[] = ['*']): TestHeaders {
    return headersOf(servicePrincipal(scopes), this.apiSecret);
  }

  exportState(): AppState {
    return ownCopy(this.#emulator.exportState(this.apiKey));
  }

  /**
   * Replaces the whole state of the app; an empty object empties it. Requests and faults stay.
   *
   * @throws Error naming the field that is not valid
   */
  importState(state: AppState): void {
    this.#emulator.importState(state, this.apiKey);
  }

  /** Connects the app with the Nest app under test. `StreamTestingModule` and `overrideStream` do it. */
  attach(moduleRef: ModuleRef): void {
    this.#moduleRef = moduleRef;
  }

  /** Closes `client` and removes the app, and those of other names. Nest does it when the app under test closes. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([...this.#named.values()].map((app) => app.close()));
    await this.#client?.close();
    this.#emulator.removeApp(this.apiKey);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Without the secret. */
  toJSON(): { apiKey: string; baseUrl: string } {
    return { apiKey: this.apiKey, baseUrl: this.baseUrl };
  }
}
