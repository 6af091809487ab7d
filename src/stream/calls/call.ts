import { CallBroadcasts } from '../broadcasts/call-broadcasts';
import type {
  DeleteCallRequest,
  DeleteCallResponse,
  GetCallRequest,
  GetCallResponse,
  GetOrCreateCallRequest,
  GetOrCreateCallResponse,
  GoLiveRequest,
  GoLiveResponse,
  RingCallRequest,
  RingCallResponse,
  StopLiveRequest,
  StopLiveResponse,
  UpdateCallRequest,
  UpdateCallResponse,
} from '../models/call-requests.model';
import type {
  MemberResponse,
  QueryCallMembersRequest,
  QueryCallMembersResponse,
  UpdateCallMembersRequest,
  UpdateCallMembersResponse,
} from '../models/member.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import { iteratePages, type WithoutCursors } from '../paging/iterate-pages';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { CallRecordings } from '../recordings/call-recordings';
import { CallStats } from '../stats/call-stats';
import { CallTranscriptions } from '../transcriptions/call-transcriptions';
import { withMethodsOf } from '../with-methods-of';
import { CallHandle } from './call-handle';
import { CallModeration } from './call-moderation';
import { CALL_OPERATIONS } from './call.operations';
import type { QueryCallParticipantsRequest, QueryCallParticipantsResponse } from './participants.model';

/**
 * A handle on one call, made by `client.video.call(type, id)`; the call need not exist yet. Each method throws
 * `StreamApiError`, `StreamTimeoutError` or `StreamConnectionError`, and `StreamValidationError` for a type or id that no
 * call can have.
 */
export class Call extends withMethodsOf(
  CallHandle,
  CallModeration,
  CallRecordings,
  CallTranscriptions,
  CallBroadcasts,
  CallStats,
) {
  /** The same as `getOrCreate`. */
  async create(
    request: GetOrCreateCallRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetOrCreateCallResponse>> {
    return this.getOrCreate(request, options);
  }

  /**
   * Reads the call, or creates it when there is none: `created` says which. A call that exists stays as it is, whatever
   * `data` says. To create one, `data.created_by_id` is required, and the members must exist as users.
   */
  async getOrCreate(
    request: GetOrCreateCallRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetOrCreateCallResponse>> {
    return this.transport.send(CALL_OPERATIONS.GetOrCreateCall, { path: this, body: request }, options);
  }

  /** Reads the call, with its newest members. */
  async get(
    request: GetCallRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetCallResponse>> {
    return this.transport.send(CALL_OPERATIONS.GetCall, { path: this, query: { ...request } }, options);
  }

  /**
   * Changes the call. `custom` replaces all custom data; a section of `settings_override` must have its required fields.
   */
  async update(
    request: UpdateCallRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateCallResponse>> {
    return this.transport.send(CALL_OPERATIONS.UpdateCall, { path: this, body: request }, options);
  }

  /** Hides the call; with `hard`, deletes it for good in the background, see `getTask`. */
  async delete(
    request: DeleteCallRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<DeleteCallResponse>> {
    return this.transport.send(CALL_OPERATIONS.DeleteCall, { path: this, body: request }, options);
  }

  /** Ends the call for everybody. */
  async end(options?: RequestOptions): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(CALL_OPERATIONS.EndCall, { path: this }, options);
  }

  /** Opens the call to those who may not join its backstage. */
  async goLive(
    request: GoLiveRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GoLiveResponse>> {
    return this.transport.send(CALL_OPERATIONS.GoLive, { path: this, body: request }, options);
  }

  /** Returns the call to its backstage and stops what runs, except what the request continues. */
  async stopLive(
    request: StopLiveRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<StopLiveResponse>> {
    return this.transport.send(CALL_OPERATIONS.StopLive, { path: this, body: request }, options);
  }

  /** Rings members: those named, at most 25, or all who are not in the call. */
  async ring(
    request: RingCallRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<RingCallResponse>> {
    return this.transport.send(CALL_OPERATIONS.RingCall, { path: this, body: request }, options);
  }

  /** Adds, changes and removes members, at most 100 each; those added must exist as users. */
  async updateCallMembers(
    request: UpdateCallMembersRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateCallMembersResponse>> {
    return this.transport.send(CALL_OPERATIONS.UpdateCallMembers, { path: this, body: request }, options);
  }

  /** Finds one page of members, newest first by default. */
  async queryMembers(
    request: QueryCallMembersRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallMembersResponse>> {
    // Here the call is named in the body, which Stream checks: the path has nothing to encode.
    return this.transport.send(
      CALL_OPERATIONS.QueryCallMembers,
      { body: { ...request, type: this.type, id: this.id } },
      options,
    );
  }

  /** Iterates over all members that a filter finds, page by page. `limit` is the page size. */
  async *iterateMembers(
    request: WithoutCursors<QueryCallMembersRequest> = {},
    options?: RequestOptions,
  ): AsyncGenerator<MemberResponse, void, undefined> {
    for await (const page of iteratePages(request, (next) => this.queryMembers(next, options)))
      yield* page.members;
  }

  /** Returns the call, and who is connected to it. */
  async queryParticipants(
    { limit, ...body }: QueryCallParticipantsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallParticipantsResponse>> {
    return this.transport.send(
      CALL_OPERATIONS.QueryCallParticipants,
      { path: this, query: { limit }, body },
      options,
    );
  }
}
