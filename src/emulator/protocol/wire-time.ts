import type { Micros } from '../world/clock';

/** Prints a stored time the way one surface of the API wants it. */
export type WireTime = (time: Micros) => number | string;

/**
 * `/api/v2` responses: integer nanoseconds. The value is beyond 2^53, yet prints its exact digits: doubles are 256
 * apart there and microseconds 1000, so the shortest decimal that names the double is the wanted one.
 */
export const nanoseconds = (time: Micros): number => time * 1000;

/** Webhooks, WebSocket events, the legacy `/video` paths, exported state: RFC 3339 with microseconds. */
export const rfc3339 = (time: Micros): string => {
  const seconds = new Date(Math.floor(time / 1_000_000) * 1000).toISOString().slice(0, 19);
  const fraction = (time % 1_000_000).toString().padStart(6, '0');
  return `${seconds}.${fraction}Z`;
};

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads a date of a request: RFC 3339 (up to nine fractional digits; without a zone it is UTC) or integer nanoseconds.
 * `undefined` when it is neither.
 */
export function parseTime(value: unknown): Micros | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) && value >= 0 ? nearestMicros(value) : undefined;
  }
  const parts = typeof value === 'string' ? RFC_3339.exec(value) : null;
  if (parts === null) return undefined;
  const [, day = '', time = '', fraction = '', zone = 'Z'] = parts;
  const seconds = Date.parse(`${day}T${time}${zone.toUpperCase()}`);
  if (Number.isNaN(seconds)) return undefined;
  return seconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** In whole numbers: the quotient of two doubles of this size is off by more than half a microsecond at times. */
function nearestMicros(nanoseconds: number): Micros {
  return Number((BigInt(Math.round(nanoseconds)) + 500n) / 1000n);
}
