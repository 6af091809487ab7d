import { asError } from '../../errors/as-error';
import { USERS_PER_REQUEST } from '../models/limits';
import type { UserRequest } from '../models/user.model';
import type { UpdateUsersResponse } from '../models/user-requests.model';
import { StreamApiError, StreamBulkError, StreamConnectionError, StreamTimeoutError } from '../stream.errors';
import { withMetadata, type StreamResponse } from '../transport/decoding/response-metadata';

const BATCHES_AT_A_TIME = 2;

type Response = StreamResponse<UpdateUsersResponse>;
type SendBatch = (users: readonly UserRequest[]) => Promise<Response>;

interface Progress {
  next: number;
  failure?: Error;
  readonly responses: (Response | undefined)[];
  /** Indexes of batches that got no response. */
  readonly unknown: Set<number>;
}

/**
 * Writes users in batches of 100, two at a time. After a failure no further batch is started.
 *
 * @throws StreamBulkError which says who was written
 */
export async function upsertInBatches(users: readonly UserRequest[], send: SendBatch): Promise<Response> {
  const batches = splitInBatches(users);
  const progress: Progress = { next: 0, responses: batches.map(() => undefined), unknown: new Set() };
  await Promise.all(Array.from({ length: BATCHES_AT_A_TIME }, () => sendBatches(batches, send, progress)));
  if (progress.failure) throw bulkError(batches, progress, progress.failure);
  return mergeResponses(progress.responses.filter((response) => response !== undefined));
}

async function sendBatches(
  batches: readonly (readonly UserRequest[])[],
  send: SendBatch,
  progress: Progress,
): Promise<void> {
  for (;;) {
    const index = progress.next++;
    const batch = batches[index];
    if (!batch || progress.failure) return;
    try {
      progress.responses[index] = await send(batch);
    } catch (error) {
      if (mayHaveBeenWritten(error)) progress.unknown.add(index);
      progress.failure ??= asError(error);
    }
  }
}

function mayHaveBeenWritten(error: unknown): boolean {
  if (error instanceof StreamApiError) return error.status >= 500;
  return error instanceof StreamTimeoutError || error instanceof StreamConnectionError;
}

function bulkError(
  batches: readonly (readonly UserRequest[])[],
  progress: Progress,
  cause: Error,
): StreamBulkError {
  const idsWhere = (applies: (index: number) => boolean): string[] =>
    batches.filter((_, index) => applies(index)).flatMap((batch) => batch.map(({ id }) => id));
  const isWritten = (index: number): boolean => progress.responses[index] !== undefined;
  const isUnknown = (index: number): boolean => progress.unknown.has(index);
  return new StreamBulkError(
    {
      written: idsWhere(isWritten),
      unwritten: idsWhere((index) => !isWritten(index) && !isUnknown(index)),
      unknown: idsWhere(isUnknown),
    },
    cause,
  );
}

function splitInBatches(users: readonly UserRequest[]): UserRequest[][] {
  const count = Math.ceil(users.length / USERS_PER_REQUEST);
  return Array.from({ length: count }, (_, index) =>
    users.slice(index * USERS_PER_REQUEST, (index + 1) * USERS_PER_REQUEST),
  );
}

/** All users, and besides them what the last batch said. */
function mergeResponses(responses: readonly Response[]): Response {
  const last = responses.at(-1);
  if (!last) throw new RangeError('there are no batches');
  const users = Object.fromEntries(responses.flatMap((response) => Object.entries(response.users)));
  return withMetadata({ ...last, users }, last.metadata);
}
