import { HttpException } from '@nestjs/common';

/**
 * Refuses a request for now: 409 while an earlier one is in its way, 429 when the caller sends too many, 503 when something
 * that we need is out of order.
 */
export class RetryLaterException extends HttpException {
  constructor(
    status: 409 | 429 | 503,
    message: string,
    /** Seconds until another try makes sense; the `AccessGuard` sends it as `Retry-After`. */
    readonly retryAfter: number,
  ) {
    super(message, status);
  }
}
