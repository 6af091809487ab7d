import type { ControlledApp } from './controlled-app';
import type { Method } from '../protocol/route';

/** One request to the control API. */
export interface ControlRequest {
  /** The app that the query parameter `api_key` names; the first one without it. */
  readonly tenant: ControlledApp;
  /** Path parameters, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; `undefined` when it was empty. */
  readonly body: unknown;
  /** Aborted when the client is gone: nobody reads the answer then. */
  readonly signal: AbortSignal;
}

/**
 * One operation of the control API, by which tests in other processes drive the emulator. It is no part of Stream's API:
 * all of it is below `/_emulator`, without tokens, and only from the machine that the emulator runs on.
 */
export interface ControlRoute {
  readonly method: Method;
  /** In the form of find-my-way: `/_emulator/events`. */
  readonly path: `/_emulator/${string}`;
  /** What is answered, as JSON with status 200. Throws a `StreamFault`, whose status and reason are answered instead. */
  handle(request: ControlRequest): object | Promise<object>;
}
