import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '../delivery/received-event';
import { OnStreamEvent } from '../handlers/on-stream-event.decorator';
import { CallSessions } from './call-sessions';
import { factsOfEvent, SESSION_EVENT_TYPES, type SessionEvent } from './fold/facts-of-event';

/** Hands what events tell of sessions to `CallSessions`. */
@Injectable()
export class CallSessionRecorder {
  constructor(private readonly sessions: CallSessions) {}

  @OnStreamEvent<SessionEvent['type']>(SESSION_EVENT_TYPES)
  async record(event: SessionEvent, { apiKey }: ReceivedEvent): Promise<void> {
    const stated = factsOfEvent(event);
    if (!stated) return;
    await this.sessions.add({ apiKey, callCid: event.call_cid, sessionId: stated.sessionId }, stated.facts);
  }
}
