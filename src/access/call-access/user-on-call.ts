import { NotFoundException } from '@nestjs/common';
import type { CallResponse } from '../../stream/models/call.model';
import type { GetCallRequest, GetCallResponse } from '../../stream/models/call-requests.model';
import type { OwnCapability } from '../../stream/models/enums';
import {
  CALL_ID_MAX_LENGTH,
  CALL_ID_PATTERN,
  CALL_TYPE_NAME_MAX_LENGTH,
  CALL_TYPE_NAME_PATTERN,
  DEFAULT_MEMBERS_LIMIT,
} from '../../stream/models/limits';
import type { MemberResponse } from '../../stream/models/member.model';
import type { UserResponse } from '../../stream/models/user.model';
import type { RequestOptions } from '../../stream/request-options';
import type { StreamClient } from '../../stream/stream.client';
import { StreamApiError } from '../../stream/stream.errors';
import type { StreamResponse } from '../../stream/transport/decoding/response-metadata';
import type { CallRef } from '../../stream/calls/call-handle';
import type { CallRelationship } from './call-relationship';
import { hasPermission, ownCapabilities, type CapabilityFacts } from './own-capabilities';

const NO_CALL: CallRelationship = { exists: false, isCreator: false, isMember: false };

/** A user before a call. What is asked about them is read from Stream then, and once. */
export class UserOnCall {
  readonly ref: CallRef;
  readonly #client: StreamClient;
  readonly #userId: string;
  readonly #options: RequestOptions;
  readonly #membersLimit: number | undefined;
  #answer: Promise<StreamResponse<GetCallResponse>> | undefined;
  #member: Promise<MemberResponse | undefined> | undefined;

  /** @param membersLimit with how many members the call is read; Stream's default where it is undefined */
  constructor(
    client: StreamClient,
    ref: CallRef,
    userId: string,
    options: RequestOptions,
    membersLimit?: number,
  ) {
    this.#client = client;
    this.ref = ref;
    this.#userId = userId;
    this.#options = options;
    this.#membersLimit = membersLimit;
  }

  /** The call, as it was read to judge the request; read now where nobody asked, or with another number of members. */
  get({ members_limit }: Pick<GetCallRequest, 'members_limit'> = {}): Promise<
    StreamResponse<GetCallResponse>
  > {
    if (members_limit === this.#membersLimit) return this.#read();
    return this.#handle().get({ members_limit }, this.#options);
  }

  async standing(): Promise<CallRelationship> {
    const call = await this.#readCall();
    if (!call) return NO_CALL;
    const isCreator = call.created_by.id === this.#userId;
    return { exists: true, isCreator, isMember: !isCreator && (await this.#readMember()) !== undefined };
  }

  /**
   * The same of a call that exists. Without one nobody is let through to a route that would ask for it again: by then somebody else
   * may have created it.
   *
   * @throws StreamApiError with the status 404 when there is no such call
   * @throws NotFoundException when there can be none of that name
   */
  async existing(): Promise<CallRelationship> {
    const standing = await this.standing();
    if (standing.exists) return standing;
    if (isNameOfCall(this.ref)) await this.#read();
    throw new NotFoundException(`There is no call ${this.ref.type}:${this.ref.id}.`);
  }

  /** The same user and call, without what was read of them. */
  anew(): UserOnCall {
    return new UserOnCall(this.#client, this.ref, this.#userId, this.#options, this.#membersLimit);
  }

  /** What the user may do on the call, see `ownCapabilities`; nothing when there is no such call or user. */
  async capabilities(): Promise<readonly OwnCapability[]> {
    const facts = await this.#facts();
    return facts ? ownCapabilities(facts) : [];
  }

  /** Whether the user has a permission that is no capability, such as `send-event`, see `ownCapabilities`. */
  async hasPermission(permission: string): Promise<boolean> {
    const facts = await this.#facts();
    return facts !== undefined && hasPermission(facts, permission);
  }

  async #facts(): Promise<CapabilityFacts | undefined> {
    const call = await this.#readCall();
    if (!call) return undefined;
    const [member, { grants }] = await Promise.all([
      this.#readMember(),
      this.#client.video.getCallType({ name: this.ref.type }, this.#options),
    ]);
    const user = member?.user ?? (await this.#readUser(call));
    return user && { user, call, member, grants };
  }

  async #readCall(): Promise<CallResponse | undefined> {
    if (!isNameOfCall(this.ref)) return undefined;
    try {
      return (await this.#read()).call;
    } catch (error) {
      if (error instanceof StreamApiError && error.status === 404 && error.code !== undefined)
        return undefined;
      throw error;
    }
  }

  #read(): Promise<StreamResponse<GetCallResponse>> {
    const members_limit = this.#membersLimit;
    this.#answer ??= this.#handle().get(members_limit === undefined ? {} : { members_limit }, this.#options);
    return this.#answer;
  }

  /** Asks for the member only when the call came without all of its members. */
  #readMember(): Promise<MemberResponse | undefined> {
    this.#member ??= this.#findMember();
    return this.#member;
  }

  async #findMember(): Promise<MemberResponse | undefined> {
    const { members } = await this.#read();
    const known = members.find(({ user_id }) => user_id === this.#userId);
    if (known || members.length < (this.#membersLimit ?? DEFAULT_MEMBERS_LIMIT)) return known;
    const filter_conditions = { user_id: this.#userId };
    const found = await this.#handle().queryMembers({ filter_conditions, limit: 1 }, this.#options);
    return found.members[0];
  }

  async #readUser({ created_by }: CallResponse): Promise<UserResponse | undefined> {
    if (created_by.id === this.#userId) return created_by;
    const payload = { filter_conditions: { id: this.#userId }, limit: 1 };
    const { users } = await this.#client.queryUsers({ payload }, this.#options);
    return users[0];
  }

  #handle(): ReturnType<StreamClient['video']['call']> {
    return this.#client.video.call(this.ref.type, this.ref.id);
  }
}

/** The guard comes before validation; no call has a name that breaks the rules. */
function isNameOfCall({ type, id }: CallRef): boolean {
  return (
    CALL_TYPE_NAME_PATTERN.test(type) &&
    type.length <= CALL_TYPE_NAME_MAX_LENGTH &&
    CALL_ID_PATTERN.test(id) &&
    id.length <= CALL_ID_MAX_LENGTH
  );
}
