import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { A_READABLE_CALL } from '../../access/rules/call-rules';
import { asThemselves, needsPermission } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { DurationResponse } from '../../stream/models/response.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { requireActingUser } from '../acting-user';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { CallEventBody, FoundParticipants, QueryParticipantsBody } from './participants.dto';
import { EVENT_EXAMPLES, PARTICIPANTS, QUERY_PARTICIPANTS_EXAMPLES } from './participants.examples';

@CallRestController('calls/:type/:id', 'call participants')
export class CallParticipantsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('participants/query')
  @HttpCode(200)
  @Operation({
    summary: 'Find participants of a call',
    description: 'Participants are the users who are connected to the running session.',
    scopes: ['calls:read'],
    users: { ...A_READABLE_CALL, effect: 'read' },
    body: { type: QueryParticipantsBody, examples: QUERY_PARTICIPANTS_EXAMPLES },
    answers: [
      { status: 200, description: 'The participants.', type: FoundParticipants, example: PARTICIPANTS },
    ],
    errors: [404],
  })
  async queryParticipants(
    @Param() { type, id }: CallParams,
    @Body() query: QueryParticipantsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<FoundParticipants>> {
    const call = this.stream.video.call(type, id);
    const { participants, total_participants } = await call.queryParticipants(query, upstream);
    return shownTo(principal, { participants, total_participants });
  }

  @Post('events')
  @HttpCode(200)
  @Operation({
    summary: 'Send a custom event',
    description: 'Reaches all members of the call and everyone in it, as an event of the type `custom`.',
    scopes: ['calls:write'],
    users: asThemselves('user_id', needsPermission('send-event')),
    body: { type: CallEventBody, examples: EVENT_EXAMPLES },
    answers: [doneAnswer('The event is sent.')],
    errors: [404],
  })
  async sendEvent(
    @Param() { type, id }: CallParams,
    @Body() { custom, user_id }: CallEventBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    const event = { custom, user_id: requireActingUser(principal, 'user_id', user_id) };
    return shownTo(principal, await this.stream.video.call(type, id).sendCallEvent(event, upstream));
  }
}
