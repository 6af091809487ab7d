import { inputError } from '../../../protocol/stream-fault';
import type { Micros } from '../../../world/clock';

export const DAY: Micros = 24 * 60 * 60 * 1_000_000;

/** The day in UTC of a time: `2026-01-31`. */
export function dayOf(time: Micros): string {
  return new Date(time / 1000).toISOString().slice(0, 10);
}

/** When a day begins. */
export function startOfDay(day: string): Micros {
  return Date.parse(`${day}T00:00:00Z`) * 1000;
}

/** A day as requests name it. Throws 400/4 for anything else. */
export function readDay(name: string, value: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(startOfDay(value));
  if (!isDay || dayOf(startOfDay(value)) !== value) {
    throw inputError(`${name} must be a day such as 2026-01-31, but is "${value}"`, name);
  }
  return value;
}
