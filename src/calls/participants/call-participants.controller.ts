import { Body, HttpCode, Post } from '@nestjs/common';
import { CAN_READ_CALL } from '../../access/rules/call-rules';
import { asThemselves, needsPermission } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { requireAtLeastOne } from '../../rest/require-at-least-one';
import { doneAnswer } from '../done-answer';
import { OnCall } from '../on-call.decorator';
import { CallEventBody, FoundParticipants, QueryParticipantsBody } from './participants.dto';
import { EVENT_EXAMPLES, PARTICIPANTS, QUERY_PARTICIPANTS_EXAMPLES } from './participants.examples';

@RestController('calls/:type/:id', 'call participants')
export class CallParticipantsController {
  @Post('participants/query')
  @HttpCode(200)
  @Operation({
    summary: 'Find participants of a call',
    description: 'Participants are the users who are connected to the running session.',
    scopes: ['calls:read'],
    users: { ...CAN_READ_CALL, effect: 'read' },
    body: { type: QueryParticipantsBody, examples: QUERY_PARTICIPANTS_EXAMPLES },
    answers: [
      { status: 200, description: 'The participants.', type: FoundParticipants, example: PARTICIPANTS },
    ],
    errors: [404],
  })
  async queryParticipants(
    @OnCall() call: Call,
    @Body() query: QueryParticipantsBody,
  ): Promise<FoundParticipants> {
    const { participants, total_participants } = await call.queryParticipants(query);
    return { participants, total_participants };
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
  async sendEvent(@OnCall() call: Call, @Body() event: CallEventBody): Promise<DurationResponse> {
    requireAtLeastOne(event, 'user_id');
    return call.sendCallEvent(event);
  }
}
