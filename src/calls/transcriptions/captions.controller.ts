import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import type { DurationResponse } from '../../stream/models/response.model';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { CaptionBody } from './caption.dto';
import { CAPTION_EXAMPLES } from './caption.examples';

@CallRestController('calls/:type/:id/closed-captions', 'closed captions')
export class CaptionsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post()
  @HttpCode(200)
  @Operation({
    summary: 'Show a caption of your own to everyone in a call',
    description: 'Such as one of a translator. Stream does not have to make captions itself.',
    scopes: ['calls:write'],
    body: { type: CaptionBody, examples: CAPTION_EXAMPLES },
    answers: [doneAnswer('The caption is sent.')],
    errors: [404],
  })
  async sendClosedCaption(
    @Param() { type, id }: CallParams,
    @Body() caption: CaptionBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).sendClosedCaption(caption, upstream));
  }
}
