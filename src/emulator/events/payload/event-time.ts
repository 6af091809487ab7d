import { rfc3339, type WireTime } from '../../protocol/wire-time';
import type { Micros } from '../../world/clock';

/** Stored times inside events: RFC 3339 with nine digits, of which the last three are zero. */
export const eventTime: WireTime = (time) => nineDigits(time, 0);

/** A time of an event itself, in nanoseconds; `nanos` is what goes beyond the microsecond, from 0 to 999. */
export function nineDigits(time: Micros, nanos: number): string {
  return `${rfc3339(time).slice(0, -1)}${nanos.toString().padStart(3, '0')}Z`;
}
