import {
  BadRequestException,
  ConflictException,
  ForbiddenException,
  Inject,
  Injectable,
  Optional,
} from '@nestjs/common';
import { ACCESS_POLICY, AccessPolicy } from '../access/access-policy';
import { UserOnCall } from '../access/call-access/user-on-call';
import type { Principal } from '../access/principal';
import { InjectRouteClient } from '../access/route-client';
import type { CallRequest } from '../stream/models/call.model';
import type { GetOrCreateCallRequest, GetOrCreateCallResponse } from '../stream/models/calls.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { StreamApiError } from '../stream/stream.errors';
import type { StreamResponse } from '../stream/transport/decoding/response-metadata';
import type { CallParams } from './dto/call-params.dto';
import type { CreateCallBody } from './dto/create-call.dto';

/** On whose behalf a call is created. */
interface Caller {
  readonly principal: Principal;
  readonly upstream: RequestOptions;
}

/** Creates calls, which Stream can only get or create. */
@Injectable()
export class CallCreator {
  constructor(
    @InjectRouteClient() private readonly stream: StreamClient,
    // Without AccessModule the guard keeps the app from starting, and says why.
    @Optional() @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy = new AccessPolicy(),
  ) {}

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
      ? this.#createOnce({ type, id: newId }, request, upstream)
      : this.#createUnlessExists({ type, id }, request, upstream);
  }

  /** Gets a call, or creates it; a user becomes its creator. */
  async getOrCreate(
    { type, id }: CallParams,
    { data = {}, ...request }: GetOrCreateCallRequest,
    { principal, upstream }: Caller,
  ): Promise<GetOrCreateCallResponse> {
    const call = this.stream.video.call(type, id);
    const owned = { ...request, data: this.policy.ownedBy(principal, data) };
    if (principal.kind === 'service') return call.getOrCreate(owned, upstream);
    const answer = await call.getOrCreate(withoutRinging(owned), upstream);
    // Somebody else may have created the call since the guard found none.
    if (!answer.created) await this.#requireReadable(answer, { principal, upstream });
    if (!rings(request)) return answer;
    if (!answer.created) await this.#requireChangeable(answer, { principal, upstream });
    return this.#ring(answer, request, upstream);
  }

  /** A call that exists under such an id was created by an attempt whose answer was lost. */
  async #createOnce(
    { type, id }: CallParams,
    request: GetOrCreateCallRequest,
    upstream: RequestOptions,
  ): Promise<GetOrCreateCallResponse> {
    const answer = await this.stream.video.call(type, id).getOrCreate(request, upstream);
    return { ...answer, created: true };
  }

  async #createUnlessExists(
    { type, id }: CallParams,
    request: GetOrCreateCallRequest,
    upstream: RequestOptions,
  ): Promise<GetOrCreateCallResponse> {
    // Asked first, since getting or creating an existing call would write its creator and ring.
    if (await this.#exists({ type, id }, upstream)) throw conflict(type, id);
    const answer = await this.stream.video.call(type, id).getOrCreate(withoutRinging(request), upstream);
    if (!answer.created && !isOwnWork(answer, request)) throw conflict(type, id);
    const created = { ...answer, created: true };
    return rings(request) ? this.#ring(created, request, upstream) : created;
  }

  /** Rings a call that is known to be the caller's. Without `data`: should it be gone by now, it is not made again. */
  async #ring(
    { call: { type, id }, created }: GetOrCreateCallResponse,
    request: GetOrCreateCallRequest,
    upstream: RequestOptions,
  ): Promise<GetOrCreateCallResponse> {
    const { ring, notify, video, members_limit } = request;
    const how = {
      ...(video !== undefined && { video }),
      ...(members_limit !== undefined && { members_limit }),
      ...(ring !== undefined && { ring }),
      ...(notify !== undefined && { notify }),
    };
    const answer = await this.stream.video.call(type, id).getOrCreate(how, upstream);
    return { ...answer, created };
  }

  async #requireChangeable(
    { call: { type, id, created_by } }: GetOrCreateCallResponse,
    { principal, upstream }: Caller,
  ): Promise<void> {
    if (created_by.id === principal.subject) return;
    const standing = await new UserOnCall(this.stream, { type, id }, principal.subject, upstream).standing();
    if (await this.policy.mayChangeCall(principal, standing)) return;
    throw new ForbiddenException(`The call ${type}:${id} belongs to somebody else, and was not rung.`);
  }

  async #requireReadable(
    { call: { type, id, created_by }, members }: GetOrCreateCallResponse,
    { principal, upstream }: Caller,
  ): Promise<void> {
    const { subject } = principal;
    if (created_by.id === subject || members.some(({ user_id }) => user_id === subject)) return;
    const standing = await new UserOnCall(this.stream, { type, id }, subject, upstream).standing();
    if (await this.policy.mayReadCall(principal, standing)) return;
    throw new ForbiddenException(`The call ${type}:${id} belongs to somebody else.`);
  }

  async #exists({ type, id }: CallParams, upstream: RequestOptions): Promise<boolean> {
    try {
      await this.stream.video.call(type, id).get({ members_limit: 0 }, upstream);
      return true;
    } catch (error) {
      if (error instanceof StreamApiError && error.status === 404 && error.code !== undefined) return false;
      throw error;
    }
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

function conflict(type: string, id: string): ConflictException {
  return new ConflictException(`The call ${type}:${id} exists already.`);
}
