import { Inject, Injectable } from '@nestjs/common';
import { WEBHOOKS_OPTIONS, type ResolvedWebhooksOptions } from '../stream-webhooks.options';

const MINUTE = 60_000;

/** Milliseconds after a signed delivery for which its address is never blocked: it may be a proxy that others share. */
const TRUST = 60 * MINUTE;

/** Of some hundred bytes each; beyond, the oldest is forgotten. */
const ADDRESSES_MAX = 10_000;

interface Window {
  count: number;
  readonly endsAt: number;
}

/** Counts rejected deliveries by the address they come from, so that strangers cannot make the receiver work for long. */
@Injectable()
export class RejectedDeliveries {
  readonly #windows = new Map<string, Window>();
  /** Until when an address is trusted. */
  readonly #trusted = new Map<string, number>();

  constructor(
    @Inject(WEBHOOKS_OPTIONS)
    private readonly options: Pick<ResolvedWebhooksOptions, 'maxRejectedPerMinute'>,
  ) {}

  /** Whether deliveries of an address are rejected unseen for now. */
  isBlocked(address: string | undefined): boolean {
    if (address === undefined) return false;
    const now = Date.now();
    const window = this.#windows.get(address);
    if (!window || window.endsAt <= now || window.count < this.options.maxRejectedPerMinute) return false;
    return (this.#trusted.get(address) ?? 0) <= now;
  }

  /** Counts a delivery that was rejected. */
  rejected(address: string | undefined): void {
    if (address === undefined) return;
    const now = Date.now();
    const window = this.#windows.get(address);
    if (window && window.endsAt > now) window.count++;
    else put(this.#windows, address, { count: 1, endsAt: now + MINUTE });
  }

  /** Notes that a signed delivery came from an address. */
  signed(address: string | undefined): void {
    if (address !== undefined) put(this.#trusted, address, Date.now() + TRUST);
  }
}

function put<Value>(map: Map<string, Value>, address: string, value: Value): void {
  // Taken out first, so that it comes last.
  map.delete(address);
  const [oldest] = map.keys();
  if (map.size >= ADDRESSES_MAX && oldest !== undefined) map.delete(oldest);
  map.set(address, value);
}
