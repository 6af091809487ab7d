import type { Delivery } from '../deliveries/delivery';
import type { EventPayload } from '../payload/event-payload';
import type { EmittedEvent } from '../emitted-event';

/** An event as it is kept and delivered. */
export class StoredEvent {
  private shown: EventPayload | undefined;

  constructor(
    readonly id: string,
    readonly type: string,
    /** Made of parts of the state, which is never changed in place. */
    readonly payload: EventPayload,
    readonly deliveries: readonly Delivery[],
  ) {}

  /** What is shown of it outside, as it is now: a copy, with which anything may be done. */
  snapshot(): EmittedEvent {
    this.shown ??= JSON.parse(JSON.stringify(this.payload)) as EventPayload;
    const deliveries = this.deliveries.map((delivery) => delivery.snapshot());
    return { id: this.id, type: this.type, payload: this.shown, deliveries };
  }
}
