import type { EmittedEvents, EmittedType } from './emitted-events';

/** Takes the events that changes of an app's state emit. */
export interface EventSink {
  /**
   * Tells of a change, as the state is now. Returns at once.
   *
   * @example app.events.emit('call.ended', { call, user });
   */
  emit<Type extends EmittedType>(type: Type, fields: EmittedEvents[Type]): void;
}
