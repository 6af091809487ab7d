import type { IncomingMessage } from 'node:http';
import type { Caller } from '../world/caller';
import { inputError } from '../protocol/stream-fault';
import type { App } from '../world/app';
import type { EventSink } from '../world/event-sink';
import { Delivery, type DeliveryTwist } from './deliveries/delivery';
import type { DeliveryService, Progress } from './deliveries/delivery-service';
import type { Hook } from './hooks/hook';
import { HookList } from './hooks/hook-list';
import type { EmittedEvent } from './emitted-event';
import { StoredEvent } from './journal/stored-event';
import type { Awaited, EventJournal } from './journal/event-journal';
import type { EmittedEvents, EmittedType } from '../world/emitted-events';
import { eventPayload, type Envelope, type EventPayload } from './payload/event-payload';
import { nineDigits } from './payload/event-time';
import { givenPayload, type GivenFields } from './payload/given-payload';
import { requestInfoOf } from './payload/request-info';

/** How an event that a test sends differs from one that a change emits. */
export interface SendOptions extends DeliveryTwist {
  /** Delivered that many times more, with the same `X-Webhook-Id`; `true` is once more. */
  readonly duplicate?: boolean | number;
  /** Held back until the event after it was delivered, or `settled` is awaited. */
  readonly reorder?: boolean;
  /** Delivered to this webhook and no other. Default: the hooks of the app that are for it. */
  readonly url?: string;
}

/** What the events of an app need from the emulator around it. */
export interface EventServices {
  readonly journal: EventJournal;
  readonly deliveries: DeliveryService;
}

/** Of one event, besides the first delivery. */
const COPIES_MAX = 100;
const NANOS_PER_MICRO = 1000;

/** The events of one app: every change of its state that Stream would tell of is emitted here. */
export class AppEvents implements EventSink {
  private readonly hooks: HookList;
  private count = 0;
  private cause: { readonly request: IncomingMessage; readonly caller: Caller } | undefined;
  /** Starts deliveries that are held back. */
  private held: (() => void)[] = [];
  /** Until those held back are started that only wait for answers. */
  private following: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly app: App,
    private readonly services: EventServices,
  ) {
    this.hooks = new HookList(app.settings);
  }

  /** Tells hooks and listeners of a change. Deliveries are made in the background. */
  emit<Type extends EmittedType>(type: Type, fields: EmittedEvents[Type]): void {
    const hooks = this.hooks.for(type);
    if (hooks.length === 0 && !this.services.journal.isHeard) return;
    const payload = eventPayload(this.app, type, fields, this.envelope());
    const deliveries = hooks.map((hook) => new Delivery(hook));
    this.startAll(this.add(type, payload, deliveries), { ordered: true });
  }

  /** Runs what a request asks for: the events it emits tell of the request. */
  causedBy<T>(request: IncomingMessage, caller: Caller, work: () => T): T {
    this.cause = { request, caller };
    try {
      return work();
    } finally {
      this.cause = undefined;
    }
  }

  /**
   * Sends an event that no change emits. Of the fields, `call_cid` brings the `call` with it. Resolves when its deliveries
   * have ended; at once if it is held back.
   */
  async send(type: string, fields: GivenFields = {}, options: SendOptions = {}): Promise<EmittedEvent> {
    const { duplicate = 0, reorder = false, url, delay, gzip, badSignature } = options;
    requireFewCopies(Number(duplicate));
    const payload = givenPayload(this.app, type, fields, this.envelope());
    const hooks = url === undefined ? this.hooks.for(type) : [hookAt(url)];
    const twist = { delay, gzip, badSignature };
    const copies = Array.from({ length: Number(duplicate) + 1 }, () => hooks);
    const event = this.add(
      type,
      payload,
      copies.flat().map((hook) => new Delivery(hook, twist)),
    );
    if (reorder) {
      this.held.push(() => void this.start(event, { ordered: false }));
      return event.snapshot();
    }
    const progress = this.startAll(event, { ordered: delay === undefined });
    await Promise.all(progress.map(({ ended }) => ended));
    return event.snapshot();
  }

  /** What was emitted, oldest first. */
  list(): EmittedEvent[] {
    return this.services.journal.list().map((event) => event.snapshot());
  }

  /** The next event of a type that no call returned before, emitted already or yet to come. Rejects after the timeout. */
  async next(awaited: Awaited): Promise<EmittedEvent> {
    return (await this.services.journal.next(awaited)).snapshot();
  }

  /** Resolves when every delivery has ended, those held back included. */
  async settled(): Promise<void> {
    this.release();
    await this.following;
    await this.services.deliveries.settled(this.app.apiKey);
  }

  private envelope(): Envelope {
    this.count += 1;
    const createdAt = nineDigits(this.app.clock.now(), this.count % NANOS_PER_MICRO);
    const requestInfo = this.cause && requestInfoOf(this.cause.request, this.cause.caller);
    return { createdAt, requestInfo };
  }

  private add(type: string, payload: EventPayload, deliveries: readonly Delivery[]): StoredEvent {
    const event = new StoredEvent(this.app.ids.uuid(), type, payload, deliveries);
    this.services.journal.add(event);
    return event;
  }

  /** Starts the deliveries of an event; those held back follow when these are answered. */
  private startAll(event: StoredEvent, order: { readonly ordered: boolean }): Progress[] {
    const progress = this.start(event, order);
    if (this.held.length > 0) {
      const { held } = this;
      this.held = [];
      const answered = Promise.all(progress.map((delivery) => delivery.answered));
      const following = answered.then(() => {
        for (const follow of held) follow();
      });
      this.following = Promise.all([this.following, following]);
    }
    return progress;
  }

  private start(
    { id, payload, deliveries }: StoredEvent,
    { ordered }: { readonly ordered: boolean },
  ): Progress[] {
    const { app } = this;
    return deliveries.map((delivery) =>
      this.services.deliveries.start({
        app,
        eventId: id,
        payload,
        delivery,
        gzip: app.settings.hookPayloadCompression,
        subject: ordered ? subjectOf(payload) : undefined,
        millis: () => app.clock.millis(),
      }),
    );
  }

  private release(): void {
    const { held } = this;
    this.held = [];
    for (const follow of held) follow();
  }
}

/** Throws 400/4, as it may come by the control API. */
function requireFewCopies(copies: number): void {
  if (copies >= 0 && copies <= COPIES_MAX) return;
  throw inputError(`duplicate must be from 0 to ${COPIES_MAX}`, 'duplicate');
}

function hookAt(url: string): Hook {
  return { id: url, type: 'webhook', target: url, eventTypes: [], product: 'all', customEvents: true };
}

/** What an event is about: a call or a user. */
function subjectOf({ call_cid: cid, user }: EventPayload): string {
  if (typeof cid === 'string') return cid;
  if (typeof user === 'object' && user !== null && 'id' in user) return `user ${String(user.id)}`;
  return '';
}
