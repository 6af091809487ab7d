import { openSession } from '../session';
import { changeSession } from '../change-session';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import type { JsonObject } from '../../world/json';
import type { UserRecord } from '../../world/user-store';

export interface Reaction {
  readonly type: string;
  readonly emoji_code?: string;
  readonly custom?: JsonObject;
}

/** A user reacts to what goes on in a call. It is counted in the report if a session has started. */
export function sendReaction(app: App, call: CallRecord, user: UserRecord, reaction: Reaction): void {
  const { type, emoji_code, custom } = reaction;
  const open = openSession(call);
  if (open?.startedAt !== undefined) {
    const sent = { type, userId: user.id, sentAt: app.clock.now() };
    changeSession(app, call, { reactions: [...(open.reactions ?? []), sent] });
  }
  app.events.emit('call.reaction_new', {
    call,
    reaction: {
      type,
      user,
      ...(emoji_code !== undefined && { emoji_code }),
      ...(custom !== undefined && { custom }),
    },
  });
}
