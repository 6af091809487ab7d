import type { CallState } from '../models/call.model';
import type { QueryCallsRequest, QueryCallsResponse } from '../models/call-requests.model';
import type { RequestOptions } from '../request-options';
import { iteratePages, type WithoutCursors } from '../paging/iterate-pages';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { ApiResource } from '../api-resource';
import { CallTypesClient } from '../call-types/call-types.client';
import { CALL_OPERATIONS } from '../calls/call.operations';
import { EDGE_OPERATIONS } from '../edges/edge.operations';
import type { GetEdgesResponse } from '../edges/edge.model';
import { Call } from '../calls/call';
import { SipClient } from '../sip/sip.client';
import { StatsClient } from '../stats/stats.client';
import { withMethodsOf } from '../with-methods-of';

/**
 * Calls, call types, statistics and telephony, at `client.video`. Each method throws `StreamApiError`, `StreamTimeoutError` or
 * `StreamConnectionError`.
 */
export class VideoClient extends withMethodsOf(ApiResource, CallTypesClient, StatsClient, SipClient) {
  /**
   * A handle on one call; sends nothing.
   *
   * @param options of each request that the handle sends to Stream, unless the request has its own
   */
  call(type: string, id: string, options?: RequestOptions): Call {
    return new Call(this.transport, { type, id }, options);
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

  /** Lists the places of Stream's network, for measuring latency. */
  async getEdges(options?: RequestOptions): Promise<StreamResponse<GetEdgesResponse>> {
    return this.transport.send(EDGE_OPERATIONS.GetEdges, {}, options);
  }
}
