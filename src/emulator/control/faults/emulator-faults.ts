import type { OfApp } from '../events/emulator-webhooks';
import type { ControlledApp } from '../controlled-app';
import type { Fault, ActiveFault } from './fault';
import { parseFault } from './fault.schema';

/**
 * What goes wrong with the requests of an app to Stream's API. Faults strike whatever the request is worth: one with a bad
 * token too. They stay when the state is replaced, and go with `reset`.
 */
export interface EmulatorFaults {
  /**
   * From now on the fault strikes as it says. Returns its id, by which `requests` names what struck.
   *
   * @throws naming the field, if it is unknown or its value is not allowed.
   * @example
   * emulator.faults.add({ kind: 'reset', when: 'after', operation: 'UpdateUsers', times: 1 });
   * emulator.faults.add({ kind: 'status', status: 503, probability: 0.3, seed: 1 });
   */
  add(fault: Fault, options?: OfApp): string;
  /** In the order in which they were added, used up or not. */
  list(options?: OfApp): readonly ActiveFault[];
  /** False if there is no fault with that id. Requests that it struck already stay struck. */
  remove(id: string, options?: OfApp): boolean;
  clear(options?: OfApp): void;
}

/** Throws 400/4 as `parseFault` does. */
export function addFault({ app, faults }: ControlledApp, given: unknown): string {
  return faults.add(parseFault(given, app.operations));
}

/** The faults of the apps that `find` finds. */
export function emulatorFaults(find: (apiKey?: string) => ControlledApp): EmulatorFaults {
  return {
    add: (fault, { apiKey } = {}) => addFault(find(apiKey), fault),
    list: ({ apiKey } = {}) => structuredClone(find(apiKey).faults.list()),
    remove: (id, { apiKey } = {}) => find(apiKey).faults.remove(id),
    clear: ({ apiKey } = {}) => {
      find(apiKey).faults.clear();
    },
  };
}
