import type {
  CallCreatedEvent,
  CallEndedEvent,
  StreamEvent,
  UnknownStreamEvent,
} from '../../stream/models/events';
import type { ReceivedEvent } from '../delivery/received-event';
import type { EventContext } from './event-context';
import { selects, selectsKnownType } from './event-selector';
import { OnStreamEvent, subscriptionsOf } from './on-stream-event.decorator';

/** What compiles here, and what does not, is checked by the type check of the project. */
class Handlers {
  @OnStreamEvent('call.ended')
  one(event: CallEndedEvent): string {
    return event.call.cid;
  }

  @OnStreamEvent(['call.ended', 'call.created'], { app: 'eu' })
  several(event: CallEndedEvent | CallCreatedEvent, received: ReceivedEvent): string {
    return `${event.call.cid} ${received.attempt}`;
  }

  @OnStreamEvent('call.ended')
  stoppable(_event: CallEndedEvent, { id, signal }: EventContext): string {
    return `${id} ${signal.aborted}`;
  }

  @OnStreamEvent()
  all(event: StreamEvent | UnknownStreamEvent): string {
    switch (event.type) {
      case 'call.ended':
        return event.call.cid;
      case 'user.updated':
        return event.user.id;
      default:
        return event.type;
    }
  }

  @OnStreamEvent('call.recording_*')
  @OnStreamEvent('call.deleted')
  twice(): void {
    // Takes no arguments, which is allowed.
  }

  // @ts-expect-error there is no such type
  @OnStreamEvent('call.finished')
  unknownType(): void {
    // Never called.
  }

  // @ts-expect-error no type begins like this
  @OnStreamEvent('room.*')
  unknownBeginning(): void {
    // Never called.
  }

  // @ts-expect-error one of them does not exist
  @OnStreamEvent(['call.ended', 'call.nope'])
  oneUnknownType(): void {
    // Never called.
  }

  // @ts-expect-error takes another event
  @OnStreamEvent('call.ended')
  otherEvent(event: CallCreatedEvent): unknown {
    return event;
  }

  // @ts-expect-error takes only one of the two
  @OnStreamEvent(['call.ended', 'call.created'])
  tooNarrow(event: CallEndedEvent): unknown {
    return event;
  }

  // @ts-expect-error a wildcard gets unknown types too
  @OnStreamEvent('*')
  forgetsUnknown(event: StreamEvent): unknown {
    return event;
  }
}

describe('OnStreamEvent', () => {
  const of = (name: keyof Handlers): unknown => subscriptionsOf(Reflect.get(Handlers.prototype, name));

  it('keeps what a method waits for', () => {
    expect(of('one')).toEqual([{ selectors: ['call.ended'], app: undefined }]);
    expect(of('several')).toEqual([{ selectors: ['call.ended', 'call.created'], app: 'eu' }]);
    expect(of('all')).toEqual([{ selectors: ['*'], app: undefined }]);
  });

  it('may stand on a method several times', () => {
    expect(of('twice')).toEqual([
      { selectors: ['call.deleted'], app: undefined },
      { selectors: ['call.recording_*'], app: undefined },
    ]);
  });
});

describe('A selector', () => {
  it.each([
    ['call.ended', 'call.ended', true],
    ['call.ended', 'call.ended_early', false],
    ['call.*', 'call.ended', true],
    ['call.*', 'caller.ended', false],
    ['*', 'anything', true],
  ])('%s for %s: %s', (selector, type, expected) => {
    expect(selects(selector, type)).toBe(expected);
  });

  it.each([
    ['call.ended', true],
    ['call.recording_*', true],
    ['*', true],
    ['call.finished', false],
    ['room.*', false],
  ])('%s selects something of the catalogue: %s', (selector, expected) => {
    expect(selectsKnownType(selector)).toBe(expected);
  });
});
