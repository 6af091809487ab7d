import { BadRequestException, ConflictException, Injectable } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import type { FoundCallJudge } from '../access/rules/found-call';
import type { Call } from '../stream/calls/call';
import type { CallRequest } from '../stream/models/call.model';
import type { GetOrCreateCallRequest, GetOrCreateCallResponse } from '../stream/models/call-requests.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { StreamApiError } from '../stream/stream.errors';
import type { StreamResponse } from '../stream/transport/decoding/response-metadata';
import type { CreateCallBody } from './dto/calls.dto';

/** Creates calls, which Stream can only get or create. */
@Injectable()
export class CallCreator {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  /**
   * Creates a call that must not exist yet.
   *
   * @param newId the id of the call when the body has none: a uuid that only repeats of the same request have
   */
  async create(
    { type, id, ...request }: CreateCallBody,
    newId: string,
    upstream: RequestOptions,
  ): Promise<GetOrCreateCallResponse> {
    requireOneOwner(request.data);
    return id === undefined
      ? createOnce(this.stream.video.call(type, newId, upstream), request)
      : createUnlessExists(this.stream.video.call(type, id, upstream), request);
  }

  /**
   * Gets a call, or creates it.
   *
   * @param judge may reject a call that exists; it is not rung before the judge has seen it
   */
  async getOrCreate(
    call: Call,
    request: GetOrCreateCallRequest,
    judge?: FoundCallJudge,
  ): Promise<GetOrCreateCallResponse> {
    if (!judge) return call.getOrCreate(request);
    const answer = await call.getOrCreate(withoutRinging(request));
    if (!answer.created) await judge.requireReadable(answer);
    if (!rings(request)) return answer;
    if (!answer.created) await judge.requireRingable(answer);
    return ring(call, answer, request);
  }
}

/** A call that exists under such an id was created by an attempt whose answer was lost. */
async function createOnce(call: Call, request: GetOrCreateCallRequest): Promise<GetOrCreateCallResponse> {
  return { ...(await call.getOrCreate(request)), created: true };
}

async function createUnlessExists(
  call: Call,
  request: GetOrCreateCallRequest,
): Promise<GetOrCreateCallResponse> {
  // Asked first, since getting or creating an existing call would write its creator and ring.
  if (await exists(call)) throw conflict(call);
  const answer = await call.getOrCreate(withoutRinging(request));
  if (!answer.created && !isOwnWork(answer, request)) throw conflict(call);
  const created = { ...answer, created: true };
  return rings(request) ? ring(call, created, request) : created;
}

/** Rings a call that is known to be the caller's. Without `data`: should it be gone by now, it is not made again. */
async function ring(
  call: Call,
  { created }: GetOrCreateCallResponse,
  { ring, notify, video, members_limit }: GetOrCreateCallRequest,
): Promise<GetOrCreateCallResponse> {
  const how = {
    ...(video !== undefined && { video }),
    ...(members_limit !== undefined && { members_limit }),
    ...(ring !== undefined && { ring }),
    ...(notify !== undefined && { notify }),
  };
  return { ...(await call.getOrCreate(how)), created };
}

async function exists(call: Call): Promise<boolean> {
  try {
    await call.get({ members_limit: 0 });
    return true;
  } catch (error) {
    if (error instanceof StreamApiError && error.status === 404 && error.code !== undefined) return false;
    throw error;
  }
}

/**
 * Whether a call that did not exist a moment ago was created by an earlier attempt whose answer was lost: there was one, and the
 * creator is the one that was asked for.
 */
function isOwnWork(
  { metadata, call }: StreamResponse<GetOrCreateCallResponse>,
  { data = {} }: GetOrCreateCallRequest,
): boolean {
  return metadata.attempts > 1 && call.created_by.id === (data.created_by_id ?? data.created_by?.id);
}

function rings({ ring, notify }: GetOrCreateCallRequest): boolean {
  return ring === true || notify === true;
}

function withoutRinging({ data, video, members_limit }: GetOrCreateCallRequest): GetOrCreateCallRequest {
  return {
    ...(data && { data }),
    ...(video !== undefined && { video }),
    ...(members_limit !== undefined && { members_limit }),
  };
}

function requireOneOwner({ created_by, created_by_id }: CallRequest): void {
  if (created_by === undefined && created_by_id === undefined) {
    throw new BadRequestException(['data.created_by_id or data.created_by is required']);
  }
  if (created_by !== undefined && created_by_id !== undefined) {
    throw new BadRequestException(['data.created_by_id and data.created_by cannot both be given']);
  }
}

function conflict({ cid }: Call): ConflictException {
  return new ConflictException(`The call ${cid} exists already.`);
}
