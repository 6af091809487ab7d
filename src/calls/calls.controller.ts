import { Body, Delete, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { GuardedCall } from '../access/call-access/guarded-call.decorator';
import type { UserOnCall } from '../access/call-access/user-on-call';
import { InjectRouteClient } from '../access/route-client';
import {
  CAN_READ_CALL,
  OWNS_CALL,
  CAN_HIDE_CALL,
  CREATES_AS_SELF,
  CREATES_OR_READS,
  READABLE_CALLS,
} from '../access/rules/call-rules';
import { JudgeOfFoundCall, type FoundCallJudge } from '../access/rules/found-call';
import { NewId } from '../rest/idempotency/new-id.decorator';
import { Operation } from '../rest/operation.decorator';
import { Reply } from '../rest/reply.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import type { Call } from '../stream/calls/call';
import {
  DeleteCallResponse,
  GetCallResponse,
  GetOrCreateCallRequest,
  GetOrCreateCallResponse,
  QueryCallsRequest,
  UpdateCallRequest,
  UpdateCallResponse,
} from '../stream/models/call-requests.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { CallCreator } from './call-creator';
import {
  CREATE_EXAMPLES,
  CREATED_STANDUP,
  GET_OR_CREATE_EXAMPLES,
  QUERY_EXAMPLES,
  STANDUP,
  UPDATE_EXAMPLES,
} from './calls.examples';
import { CreateCallBody, DeleteCallQuery, FoundCalls, GetCallQuery } from './dto/calls.dto';
import { OnCall } from './on-call.decorator';

@RestController('calls', 'calls')
export class CallsController {
  constructor(
    @InjectRouteClient() private readonly stream: StreamClient,
    private readonly creator: CallCreator,
  ) {}

  @Post()
  @Operation({
    summary: 'Create a call',
    description: 'Members must exist as users; the creator is no member unless listed.',
    scopes: ['calls:write'],
    users: CREATES_AS_SELF,
    body: { type: CreateCallBody, examples: CREATE_EXAMPLES },
    answers: [
      {
        status: 201,
        description: 'The call; the header `Location` says where it is.',
        type: GetOrCreateCallResponse,
        example: CREATED_STANDUP,
      },
    ],
    errors: [404],
  })
  @Reply<GetOrCreateCallResponse>({ location: ({ call }) => [call.type, call.id] })
  createCall(
    @Body() request: CreateCallBody,
    @NewId() newId: string,
    @Upstream() upstream: RequestOptions,
  ): Promise<GetOrCreateCallResponse> {
    return this.creator.create(request, newId, upstream);
  }

  @Post('query')
  @HttpCode(200)
  @Operation({
    summary: 'Find calls',
    description:
      "The filter is in Stream's filter language. Send `next` or `prev` with the same filter, without `sort`.",
    scopes: ['calls:read'],
    users: READABLE_CALLS,
    body: { type: QueryCallsRequest, examples: QUERY_EXAMPLES },
    answers: [
      { status: 200, description: 'The calls found.', type: FoundCalls, example: { calls: [STANDUP] } },
    ],
  })
  async queryCalls(
    @Body() query: QueryCallsRequest,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundCalls> {
    const { calls, next, prev } = await this.stream.video.queryCalls(query, upstream);
    return { calls, next, prev };
  }

  @Put(':type/:id')
  @Operation({
    summary: 'Get or create a call',
    description: '`data` counts only when the call is created: an existing call is answered as it is.',
    scopes: ['calls:write'],
    users: CREATES_OR_READS,
    body: { type: GetOrCreateCallRequest, examples: GET_OR_CREATE_EXAMPLES },
    answers: [
      {
        status: 201,
        description: 'The call, which was created.',
        type: GetOrCreateCallResponse,
        example: CREATED_STANDUP,
      },
      {
        status: 200,
        description: 'The call, which existed.',
        type: GetOrCreateCallResponse,
        example: { ...CREATED_STANDUP, created: false },
      },
    ],
    errors: [404],
  })
  @Reply<GetOrCreateCallResponse>({ status: ({ created }) => (created ? 201 : 200) })
  getOrCreateCall(
    @OnCall() call: Call,
    @Body() request: GetOrCreateCallRequest,
    @JudgeOfFoundCall() judge: FoundCallJudge | undefined,
  ): Promise<GetOrCreateCallResponse> {
    return this.creator.getOrCreate(call, request, judge);
  }

  @Get(':type/:id')
  @Operation({
    summary: 'Read a call',
    scopes: ['calls:read'],
    users: CAN_READ_CALL,
    answers: [
      {
        status: 200,
        description: 'The call.',
        type: GetCallResponse,
        example: { ...STANDUP, duration: '3.21ms' },
      },
    ],
    errors: [404],
  })
  getCall(
    @OnCall() call: Call,
    @Query() query: GetCallQuery,
    @GuardedCall() guarded: UserOnCall | undefined,
  ): Promise<GetCallResponse> {
    return (guarded ?? call).get(query);
  }

  @Patch(':type/:id')
  @Operation({
    summary: 'Change a call',
    description:
      '`custom` replaces all custom data; `starts_at: null` clears the start. A section of `settings_override` has to have ' +
      'the fields Stream requires in it; `PATCH …/settings` fills them in.',
    scopes: ['calls:write'],
    users: OWNS_CALL,
    body: { type: UpdateCallRequest, examples: UPDATE_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The call as it now is.',
        type: UpdateCallResponse,
        example: { ...STANDUP, duration: '12.05ms' },
      },
    ],
    errors: [404],
  })
  updateCall(@OnCall() call: Call, @Body() change: UpdateCallRequest): Promise<UpdateCallResponse> {
    return call.update(change);
  }

  @Delete(':type/:id')
  @Operation({
    summary: 'Delete a call',
    description: 'By default the call is hidden. With `hard` it is deleted for good, which a task finishes.',
    scopes: ['calls:write'],
    users: CAN_HIDE_CALL,
    answers: [
      {
        status: 200,
        description: 'The call, which is hidden.',
        type: DeleteCallResponse,
        example: { call: STANDUP.call, task_id: null, duration: '8.11ms' },
      },
      {
        status: 202,
        description: 'The call, which a task deletes for good.',
        type: DeleteCallResponse,
        example: { call: STANDUP.call, task_id: '0f4c1d7e-6f4d-4a5c-9a3c-1b8d6f7e2a10', duration: '8.11ms' },
      },
    ],
    errors: [404],
  })
  @Reply<DeleteCallResponse>({ status: ({ task_id }) => (task_id ? 202 : 200) })
  deleteCall(@OnCall() call: Call, @Query() query: DeleteCallQuery): Promise<DeleteCallResponse> {
    return call.delete(query);
  }
}
