import type { IncomingMessage } from 'node:http';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { isError } from '../errors/is-error';
import { readRequestId } from '../access/upstream-options';
import { errorReply } from './error-reply';

/** Answers every failure of a REST route in one shape. */
@Catch()
export class RestErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(RestErrorFilter.name);

  constructor(private readonly adapterHost: HttpAdapterHost) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const { httpAdapter } = this.adapterHost;
    const http = host.switchToHttp();
    const response = http.getResponse<unknown>();
    const { body, retryAfter, isUnexpected } = errorReply(error, Date.now());
    if (isUnexpected) this.#log(error, readRequestId(http.getRequest<Pick<IncomingMessage, 'headers'>>()));
    if (retryAfter !== undefined) httpAdapter.setHeader(response, 'Retry-After', String(retryAfter));
    httpAdapter.reply(response, body, body.statusCode);
  }

  #log(error: unknown, requestId: string | undefined): void {
    const text = isError(error) ? `${error.name}: ${error.message}` : String(error);
    const stack = isError(error) ? error.stack : undefined;
    this.logger.error(requestId === undefined ? text : `${text} (request ${requestId})`, stack);
  }
}
