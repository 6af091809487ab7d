import type { StreamClient } from '../stream/stream.client';
import { StreamApiError } from '../stream/stream.errors';
import type { CallStanding } from './access-policy';

const NO_CALL: CallStanding = { exists: false, isCreator: false, isMember: false };

/** Asks Stream how a user stands to a call. */
export async function readCallStanding(
  client: StreamClient,
  { type, id }: { readonly type: string; readonly id: string },
  userId: string,
): Promise<CallStanding> {
  const call = client.video.call(type, id);
  try {
    const answer = await call.get({ members_limit: 0 });
    if (answer.call.created_by.id === userId) return { exists: true, isCreator: true, isMember: false };
    const { members } = await call.queryMembers({ filter_conditions: { user_id: userId }, limit: 1 });
    return { exists: true, isCreator: false, isMember: members.length > 0 };
  } catch (error) {
    if (error instanceof StreamApiError && error.status === 404) return NO_CALL;
    throw error;
  }
}
