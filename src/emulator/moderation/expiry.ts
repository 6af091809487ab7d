import type { Micros } from '../world/clock';

const MINUTE: Micros = 60_000_000;

/** When something ends that lasts `timeout` minutes; nothing for what has no end, which is also what 0 means. */
export function minutesFromNow(now: Micros, timeout = 0): { readonly expires?: Micros } {
  return timeout > 0 ? { expires: now + timeout * MINUTE } : {};
}
