import { SetMetadata } from '@nestjs/common';
import type { CallSession } from './call-session';

/** Which moments of a session a method wants, by their names. */
export const SESSION_MOMENTS = Symbol.for('nestjs-getstream:session-moments');

export type SessionMoment = 'started' | 'ended';

/** What handlers of sessions get as their second argument. */
export interface CallSessionContext {
  /** Fires when the event that told of the moment has been handled for `handlerTimeout`, and at the end of a shutdown. */
  readonly signal: AbortSignal;
}

type SessionHandlerDecorator = <
  Handler extends (session: CallSession, context: CallSessionContext) => unknown,
>(
  target: object,
  name: string | symbol,
  descriptor: TypedPropertyDescriptor<Handler>,
) => void;

/**
 * Makes a method of a provider run for each session of a call, when the first event of it shows that it has started. It runs
 * once, and again with the next attempt if it throws, takes longer than a minute in another replica, or its replica dies. Its
 * second argument is a `CallSessionContext`. Needs `CallSessionsModule`.
 *
 * @example
 * ```ts
 * @OnCallStarted()
 * async onStarted({ callCid, startedAt }: CallSession): Promise<void> { … }
 * ```
 */
export function OnCallStarted(): SessionHandlerDecorator {
  return onMoment('started');
}

/**
 * Makes a method of a provider run for each session of a call, with who was in, when it has ended: nobody is in any more, or
 * the call was ended or deleted. Events that come later than the end no longer run it; `CallSessions.find` knows them. It
 * runs as often as one with `OnCallStarted`. Needs `CallSessionsModule`.
 */
export function OnCallEnded(): SessionHandlerDecorator {
  return onMoment('ended');
}

/** The moments that a method is decorated with. */
export function momentsOf(method: unknown): readonly SessionMoment[] {
  if (typeof method !== 'function') return [];
  return (Reflect.getMetadata(SESSION_MOMENTS, method) as SessionMoment[] | undefined) ?? [];
}

function onMoment(moment: SessionMoment): SessionHandlerDecorator {
  return (target, name, descriptor) => {
    const moments = [...momentsOf(descriptor.value), moment];
    SetMetadata(SESSION_MOMENTS, moments)(target, name, descriptor);
  };
}
