import { ClientResource } from '../client-resource';
import type { GetAppResponse, UpdateAppRequest } from '../models/app.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { APP_OPERATIONS } from './app.operations';
import type {
  CheckSNSRequest,
  CheckSNSResponse,
  CheckSQSRequest,
  CheckSQSResponse,
} from './queue-checks.model';
import type { GetRateLimitsRequest, GetRateLimitsResponse } from './rate-limits.model';

/** The part of the client about the app: its settings, rate limits and message queues. */
export abstract class AppClient extends ClientResource {
  /** Reads the settings of the app. */
  async getApp(options?: RequestOptions): Promise<StreamResponse<GetAppResponse>> {
    const response: StreamResponse<GetAppResponse> = await this.transport.send(
      APP_OPERATIONS.GetApp,
      {},
      options,
    );
    const { app } = response as Partial<GetAppResponse>;
    const before = app?.revoke_tokens_issued_before;
    if (before) this.revocations.note(before, undefined, true);
    return response;
  }

  /**
   * Changes settings of the app; what is left out stays as it is. With `revoke_tokens_issued_before` it resolves when Stream accepts
   * new tokens, as `revokeUserTokens` does: up to a second later for a moment of the present.
   */
  async updateApp(
    request: UpdateAppRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    const { revoke_tokens_issued_before: before } = request;
    if (before) this.revocations.note(before);
    const response: StreamResponse<DurationResponse> = await this.transport.send(
      APP_OPERATIONS.UpdateApp,
      { body: request },
      options,
    );
    if (before) await this.revocations.untilTokensAreValid(before, response.metadata.serverDate);
    return response;
  }

  /** Returns the rate limits of Stream's operations, and what is left of them. */
  async getRateLimits(
    request: GetRateLimitsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<GetRateLimitsResponse>> {
    return this.transport.send(APP_OPERATIONS.GetRateLimits, { query: { ...request } }, options);
  }

  /** Checks whether Stream can send events to a topic of Amazon SNS. Credentials that do not work are no error: `status` says so. */
  async checkSNS(
    request: CheckSNSRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<CheckSNSResponse>> {
    return this.transport.send(APP_OPERATIONS.CheckSNS, { body: request }, options);
  }

  /** Checks whether Stream can send events to a queue of Amazon SQS. Credentials that do not work are no error: `status` says so. */
  async checkSQS(
    request: CheckSQSRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<CheckSQSResponse>> {
    return this.transport.send(APP_OPERATIONS.CheckSQS, { body: request }, options);
  }
}
