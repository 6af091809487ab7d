import type { OfApp } from '../events/emulator-webhooks';
import type { ControlledApp } from '../controlled-app';
import { limitOperations } from './limit-operations';

/** Whether and when an app answers 429. What is changed stays when the state is replaced, and goes with `reset` of the emulator. */
export interface EmulatorRateLimits {
  /** Whether requests beyond a limit are answered 429 from now on, or only counted. At the start: as `enforceRateLimits` says. */
  enforce(enforced: boolean, options?: OfApp): void;
  /**
   * How often an operation may be asked for in a minute, on each platform. 0: not at all.
   *
   * @throws if there is no such operation, or the number is no whole one from 0.
   * @example emulator.rateLimits.set('DeleteCall', 5);
   */
  set(operation: string, perMinute: number, options?: OfApp): void;
  /** Gives all operations Stream's limits again. What is used up in this minute stays so. */
  reset(options?: OfApp): void;
}

/** The limits of the apps that `find` finds. */
export function emulatorRateLimits(find: (apiKey?: string) => ControlledApp): EmulatorRateLimits {
  return {
    enforce: (enforced, { apiKey } = {}) => {
      find(apiKey).app.rateLimiter.enforce(enforced);
    },
    set: (operation, perMinute, { apiKey } = {}) => {
      limitOperations(find(apiKey).app, { [operation]: perMinute });
    },
    reset: ({ apiKey } = {}) => {
      find(apiKey).app.rateLimiter.resetLimits();
    },
  };
}
