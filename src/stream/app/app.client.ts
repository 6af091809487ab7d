import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { TasksClient } from '../tasks/tasks.client';
import { APP_OPERATIONS } from './app.operations';
import type {
  CheckSNSRequest,
  CheckSNSResponse,
  CheckSQSRequest,
  CheckSQSResponse,
} from './queue-checks.model';
import type { GetRateLimitsRequest, GetRateLimitsResponse } from './rate-limits.model';

/** The part of the client about rate limits and message queues of the app. */
export abstract class AppClient extends TasksClient {
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
