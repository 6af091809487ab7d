import type { Hook } from '../hooks/hook';
import type { DeliveryAttempt, EventDelivery } from '../emitted-event';

/** How one delivery differs from what Stream would do by itself: for tests of receivers. */
export interface DeliveryTwist {
  /** In milliseconds, before the first attempt. */
  readonly delay?: number;
  /** Compressed or not, whatever the app has set. */
  readonly gzip?: boolean;
  /** Signed with a secret that is not the app's. */
  readonly badSignature?: boolean;
}

/** An event on its way to one hook. */
export class Delivery implements EventDelivery {
  readonly hookId: string;
  readonly hookType: string;
  readonly target: string;
  readonly attempts: DeliveryAttempt[] = [];
  state: EventDelivery['state'] = 'pending';
  reason?: string;

  constructor(
    readonly hook: Hook,
    readonly twist: DeliveryTwist = {},
  ) {
    this.hookId = hook.id;
    this.hookType = hook.type;
    this.target = hook.target;
  }

  end(state: 'delivered'): void;
  end(state: 'failed' | 'not_sent', reason: string): void;
  end(state: 'delivered' | 'failed' | 'not_sent', reason?: string): void {
    this.state = state;
    if (reason !== undefined) this.reason = reason;
  }

  /** What of it is shown outside, as it is now. */
  snapshot(): EventDelivery {
    const { hookId, hookType, target, state, reason, attempts } = this;
    return {
      hookId,
      hookType,
      target,
      state,
      ...(reason !== undefined && { reason }),
      attempts: [...attempts],
    };
  }
}
