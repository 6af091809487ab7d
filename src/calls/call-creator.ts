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
    const answer = await this.stream.video
      .call(type, id)
      .getOrCreate({ ...request, data: this.policy.ownedBy(principal, data) }, upstream);
    if (answer.created || principal.kind === 'service') return answer;
    // Somebody else may have created the call since the guard found none.
    await this.#requireReadable(answer, { principal, upstream });
    return answer;
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
    const answer = await this.stream.video.call(type, id).getOrCreate(request, upstream);
    if (!answer.created && !isOwnWork(answer, request)) throw conflict(type, id);
    return { ...answer, created: true };
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
