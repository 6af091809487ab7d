import type {
  CallTypeDetailsResponse,
  CreateCallTypeRequest,
  ListCallTypeResponse,
  UpdateCallTypeRequest,
} from '../models/call-type.model';
import type { CallState } from '../models/call.model';
import type { QueryCallsRequest, QueryCallsResponse } from '../models/calls.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import { iteratePages, type WithoutCursors } from '../paging/iterate-pages';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { ApiResource } from '../api-resource';
import { CALL_TYPE_OPERATIONS } from '../call-types/call-type.operations';
import { CALL_OPERATIONS } from '../calls/call.operations';
import { Call } from '../calls/call';

/**
 * Calls and call types, at `client.video`. Each method throws `StreamApiError`, `StreamTimeoutError` or
 * `StreamConnectionError`.
 */
export class VideoClient extends ApiResource {
  /** A handle on one call; sends nothing. */
  call(type: string, id: string): Call {
    return new Call(this.transport, { type, id });
  }

  /** Finds one page of calls; without arguments, the newest of all. */
  async queryCalls(
    request: QueryCallsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<QueryCallsResponse>> {
    return this.transport.send(CALL_OPERATIONS.QueryCalls, { body: request }, options);
  }

  /**
   * Iterates over all calls that a filter finds, page by page. `limit` is the page size.
   *
   * @example for await (const { call } of client.video.iterateCalls({ filter_conditions: { ended_at: null } })) { … }
   */
  async *iterateCalls(
    request: WithoutCursors<QueryCallsRequest> = {},
    options?: RequestOptions,
  ): AsyncGenerator<CallState, void, undefined> {
    for await (const page of iteratePages(request, (next) => this.queryCalls(next, options)))
      yield* page.calls;
  }

  async listCallTypes(options?: RequestOptions): Promise<StreamResponse<ListCallTypeResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.ListCallTypes, {}, options);
  }

  /** Creates a call type; settings that are left out are those of `default`. */
  async createCallType(
    request: CreateCallTypeRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.CreateCallType, { body: request }, options);
  }

  async getCallType(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.GetCallType, { path: { name } }, options);
  }

  /**
   * Changes a call type. Sections of the settings and roles of the grants that are left out stay as they are; a section
   * that is given must have its required fields, and the list of a role that is given is replaced.
   */
  async updateCallType(
    { name, ...body }: UpdateCallTypeRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.UpdateCallType, { path: { name }, body }, options);
  }

  async deleteCallType(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.DeleteCallType, { path: { name } }, options);
  }
}
