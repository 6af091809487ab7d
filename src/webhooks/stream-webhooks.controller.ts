import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Controller, Inject, Post, Req, Res, SetMetadata, VERSION_NEUTRAL, type Type } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import { OwnRoutes } from '../routes/own-routes.decorator';
import { FASTIFY_ROUTE_CONFIG, TAKES_RAW_BODY } from './raw-body/fastify-capture';
import { RawBodyCapture } from './raw-body/raw-body.capture';
import { WebhookReceiver } from './receiver/webhook-receiver';

interface PlatformRequest {
  readonly headers: IncomingHttpHeaders;
  readonly raw?: IncomingMessage;
  readonly ip?: string;
}

/** The key of the metadata by which the guards of many apps, after the example of Nest's documentation, let a route be. */
const IS_PUBLIC = 'isPublic';

/**
 * Makes the controller that takes Stream's events at `path`. It is open to everybody: the signature is what lets a
 * request in.
 *
 * @param decorators what the host's global guards need to let it be
 */
export function createWebhooksController(path: string, decorators: readonly ClassDecorator[]): Type {
  @ApiExcludeController()
  @OwnRoutes('video/webhooks')
  @SetMetadata(IS_PUBLIC, true)
  @Controller({ path, version: VERSION_NEUTRAL })
  class StreamWebhooksController {
    constructor(
      @Inject(RawBodyCapture) private readonly bodies: RawBodyCapture,
      @Inject(WebhookReceiver) private readonly receiver: WebhookReceiver,
      @Inject(HttpAdapterHost) private readonly adapterHost: HttpAdapterHost,
    ) {}

    /** The answer is given here, so that interceptors and filters of the host do not change it. */
    @Post()
    @SetMetadata(FASTIFY_ROUTE_CONFIG, TAKES_RAW_BODY)
    async receive(@Req() request: PlatformRequest, @Res() response: unknown): Promise<void> {
      const body = this.bodies.bodyOf(request);
      const answer = await this.receiver.receive({ headers: request.headers, body, address: request.ip });
      this.adapterHost.httpAdapter.reply(response, answer.body, answer.status);
    }
  }
  for (const decorate of decorators) decorate(StreamWebhooksController);
  return StreamWebhooksController;
}
