import {
  startStreamEmulator,
  type EmulatedCall,
  type StreamEmulator,
  type StreamEmulatorOptions,
} from '../../src/emulator';
import { EmulatorHttp } from './emulator-http';

/** A call in an app of its own, and all there is to drive it. */
export interface CallFixture {
  readonly server: EmulatorHttp;
  readonly apiKey: string;
  readonly call: EmulatedCall;
  /** Of the call, below `/api/v2`. */
  readonly path: string;
  /** Moves the clock of the app. */
  readonly advance: (seconds: number) => void;
  /** The types of the events since the last time it was asked. */
  readonly news: () => string[];
  /** The latest event of a type. */
  readonly latest: (type: string) => Readonly<Record<string, unknown>>;
  /** POST to the call: the status and the reason, without the operation. */
  readonly refusal: (suffix: string, body?: object) => Promise<string>;
  /** The call as GetCall shows it. */
  readonly shown: () => Promise<ShownCall>;
}

/** A clock that only `advance` moves. */
export const STILL_CLOCK = { now: () => Date.UTC(2026, 0, 15, 12) };

interface ShownCall {
  readonly current_session_id: string;
  readonly ended_at: number | null;
  readonly backstage: boolean;
  readonly recording: boolean;
  readonly transcribing: boolean;
  readonly captioning: boolean;
  readonly egress: Readonly<Record<string, unknown>> & { readonly rtmps: readonly unknown[] };
  readonly session: {
    readonly id: string;
    readonly started_at: number;
    readonly ended_at: number | null;
    readonly timer_ends_at: number;
    readonly participants: readonly unknown[];
    readonly participants_count_by_role: Readonly<Record<string, number>>;
    readonly accepted_by: Readonly<Record<string, number>>;
    readonly rejected_by: Readonly<Record<string, number>>;
    readonly missed_by: Readonly<Record<string, number>>;
  };
}

export interface CallOptions {
  readonly type?: string;
  readonly members?: readonly object[];
  readonly settings?: object;
}

/** One emulator for the tests of a file; each call it gives is in a new app, made by john, who has jane and jack as members. */
export function emulatedCalls(options: StreamEmulatorOptions = {}): {
  make(options?: CallOptions): Promise<CallFixture>;
  emulator(): StreamEmulator;
} {
  let emulator: StreamEmulator;
  beforeAll(async () => {
    emulator = await startStreamEmulator(options);
  });
  afterAll(() => emulator.close());
  return {
    emulator: () => emulator,
    make: (ofCall) => makeCall(emulator, ofCall),
  };
}

async function makeCall(
  emulator: StreamEmulator,
  { type = 'default', members = [{ user_id: 'jane' }, { user_id: 'jack' }], settings }: CallOptions = {},
): Promise<CallFixture> {
  const app = emulator.createApp();
  const of = { apiKey: app.apiKey };
  const server = new EmulatorHttp({ url: emulator.url, ...app });
  const path = `/video/call/${type}/c1`;
  const users = Object.fromEntries(['john', 'jane', 'jack'].map((id) => [id, { id }]));
  await server.post('/users', { users });
  await server.post(path, { data: { created_by_id: 'john', members, settings_override: settings } });
  let told = emulator.events(app.apiKey).length;
  return {
    server,
    shown: async () => (await server.get<{ call: ShownCall }>(path)).body.call,
    apiKey: app.apiKey,
    call: emulator.call(`${type}:c1`, of),
    path,
    advance: (seconds) => {
      emulator.advance(seconds * 1000, of);
    },
    news: () => {
      const types = emulator
        .events(app.apiKey)
        .slice(told)
        .map((event) => event.type);
      told += types.length;
      return types;
    },
    latest: (eventType) =>
      emulator.events(app.apiKey).findLast((event) => event.type === eventType)?.payload ?? {},
    refusal: async (suffix, body) => {
      const answer = await server.post<{ message?: string }>(`${path}${suffix}`, body);
      return `${answer.status} ${String(answer.body.message).replace(/^\w+ failed with error: "(.*)"$/s, '$1')}`;
    },
  };
}
