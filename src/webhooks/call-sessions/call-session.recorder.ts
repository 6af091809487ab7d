import { Injectable } from '@nestjs/common';
import type { EventContext } from '../handlers/event-context';
import { OnStreamEvent } from '../handlers/on-stream-event.decorator';
import { CallSessions } from './call-sessions';
import { factsOfEvent, SESSION_EVENT_TYPES, type SessionEvent } from './fold/facts-of-event';

/** Hands what events tell of sessions to `CallSessions`. */
@Injectable()
export class CallSessionRecorder {
  constructor(private readonly sessions: CallSessions) {}

  @OnStreamEvent<SessionEvent['type']>(SESSION_EVENT_TYPES)
  async record(event: SessionEvent, { apiKey, signal }: EventContext): Promise<void> {
    const stated = factsOfEvent(event);
    if (!stated) return;
    const ref = { apiKey, callCid: event.call_cid, sessionId: stated.sessionId };
    await this.sessions.add(ref, stated.facts, { signal });
  }
}
