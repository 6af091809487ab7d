import { removeParticipants } from './sessions/participants/participant.rules';
import type { App } from '../world/app';

/** Deletes the calls that have exactly two members, one of them the user. Soft or hard, nothing of them can be seen. */
export function deleteCallsOfTwo(app: App, userId: string): void {
  const calls = [...(app.calls.byMember.get(userId)?.ascending() ?? [])];
  for (const call of calls) {
    if (call.members.length !== 2) continue;
    app.calls.remove(call);
    app.events.emit('call.deleted', { call });
  }
}

/** Gives the calls of a user who is about to be removed to another owner, and takes the user out of all calls. */
export function handOverCalls(app: App, userId: string, newOwnerId: string): void {
  for (const call of [...app.calls.running.ascending()]) {
    removeParticipants(app, call, (participant) => participant.userId === userId);
  }
  const own = [...(app.calls.byCreator.get(userId)?.ascending() ?? [])];
  for (const call of own) app.calls.changeCreator(call, newOwnerId);
  const joined = [...(app.calls.byMember.get(userId)?.ascending() ?? [])];
  for (const call of joined) app.calls.changeMembers(call, [], [userId]);
}
