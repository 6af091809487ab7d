import type { ModuleMetadata } from '@nestjs/common';
import { StreamConfigurationError } from '../../stream/stream.errors';

/** How missed events are looked for. Times are in milliseconds. */
export interface ReconciliationOptions extends Pick<ModuleMetadata, 'imports'> {
  /** The names of the clients whose apps are looked at. Default: the client without a name. */
  readonly clients?: readonly (string | undefined)[];
  /** How often it looks, besides at the start. Default: 300,000, five minutes. */
  readonly interval?: number;
  /** How many requests it sends to Stream each time, at most. What does not fit is first the next time. Default: 20. */
  readonly maxRequests?: number;
  /**
   * How old something must be to count as missed. Stream tries to deliver an event for about 15 seconds. Default: 30,000.
   */
  readonly grace?: number;
  /** How long after the last event about a call's recording its recordings are looked for. Default: 3,600,000, an hour. */
  readonly recordingsFor?: number;
}

export type ResolvedReconciliationOptions = Required<Omit<ReconciliationOptions, 'imports'>>;

/** @throws StreamConfigurationError naming the option at fault */
export function resolveReconciliationOptions(options: ReconciliationOptions): ResolvedReconciliationOptions {
  return {
    clients: options.clients ?? [undefined],
    interval: positive('interval', options.interval ?? 300_000),
    maxRequests: positive('maxRequests', options.maxRequests ?? 20),
    grace: positive('grace', options.grace ?? 30_000),
    recordingsFor: positive('recordingsFor', options.recordingsFor ?? 3_600_000),
  };
}

function positive(name: keyof ReconciliationOptions, value: number): number {
  if (Number.isSafeInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new StreamConfigurationError(
    `${name} of ReconciliationModule must be a whole number from 1 to 2147483647, not ${String(value)}.`,
  );
}
