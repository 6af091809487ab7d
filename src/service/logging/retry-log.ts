import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Retry } from '../../stream/request-observer';
import { StreamClient } from '../../stream/stream.client';
import { StreamApiError } from '../../stream/stream.errors';

/** Logs what the client repeats. Stream's words are left out, since they may quote what they refuse. */
@Injectable()
export class RetryLog implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(RetryLog.name);
  #end: (() => void) | undefined;

  constructor(private readonly client: StreamClient) {}

  onModuleInit(): void {
    this.#end = this.client.observe({
      retry: (retry) => {
        this.#log(retry);
      },
    });
  }

  onApplicationShutdown(): void {
    this.#end?.();
  }

  #log({ operation, attempt, delay, requestId, error }: Retry): void {
    this.logger.warn({
      msg: `${operation} failed and is repeated`,
      operation,
      attempt,
      delay_ms: Math.round(delay),
      request_id: requestId,
      error: error.name,
      status: error instanceof StreamApiError ? error.status : undefined,
    });
  }
}
