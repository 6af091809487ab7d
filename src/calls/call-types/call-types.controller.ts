import { Body, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import {
  CallTypeDetailsResponse,
  CallTypeSettings,
  CreateCallTypeRequest,
  ListCallTypeResponse,
} from '../../stream/models/call-type.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallTypeParams } from '../dto/call-params.dto';
import { CALL_TYPE, CREATE_CALL_TYPE_EXAMPLES, UPDATE_CALL_TYPE_EXAMPLES } from './call-types.examples';

@RestController('call-types', 'call types')
export class CallTypesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the call types',
    description: 'By name. Every app has `default`, `livestream`, `audio_room` and `development`.',
    scopes: ['call-types:read'],
    answers: [
      {
        status: 200,
        description: 'The call types.',
        type: ListCallTypeResponse,
        example: { call_types: { webinar: CALL_TYPE }, duration: '5.10ms' },
      },
    ],
  })
  listCallTypes(@Upstream() upstream: RequestOptions): Promise<ListCallTypeResponse> {
    return this.stream.video.listCallTypes(upstream);
  }

  @Post()
  @Operation({
    summary: 'Create a call type',
    description: 'What is left out is as in `default`.',
    scopes: ['call-types:write'],
    body: { type: CreateCallTypeRequest, examples: CREATE_CALL_TYPE_EXAMPLES },
    answers: [
      { status: 201, description: 'The call type.', type: CallTypeDetailsResponse, example: CALL_TYPE },
    ],
  })
  createCallType(
    @Body() request: CreateCallTypeRequest,
    @Upstream() upstream: RequestOptions,
  ): Promise<CallTypeDetailsResponse> {
    return this.stream.video.createCallType(request, upstream);
  }

  @Get(':name')
  @Operation({
    summary: 'Read a call type',
    scopes: ['call-types:read'],
    answers: [
      { status: 200, description: 'The call type.', type: CallTypeDetailsResponse, example: CALL_TYPE },
    ],
    errors: [404],
  })
  getCallType(
    @Param() { name }: CallTypeParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<CallTypeDetailsResponse> {
    return this.stream.video.getCallType({ name }, upstream);
  }

  @Patch(':name')
  @Operation({
    summary: 'Change a call type',
    description:
      'Sections of settings, roles and events that are left out stay as they are. The list of each role named is replaced; ' +
      '`[]` clears it. A section has to have the fields Stream requires in it.',
    scopes: ['call-types:write'],
    body: { type: CallTypeSettings, examples: UPDATE_CALL_TYPE_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The call type as it now is.',
        type: CallTypeDetailsResponse,
        example: CALL_TYPE,
      },
    ],
    errors: [404],
  })
  updateCallType(
    @Param() { name }: CallTypeParams,
    @Body() change: CallTypeSettings,
    @Upstream() upstream: RequestOptions,
  ): Promise<CallTypeDetailsResponse> {
    return this.stream.video.updateCallType({ ...change, name }, upstream);
  }

  @Delete(':name')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a call type',
    scopes: ['call-types:write'],
    answers: [{ status: 204, description: 'The call type is gone.' }],
    errors: [404],
  })
  async deleteCallType(
    @Param() { name }: CallTypeParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.deleteCallType({ name }, upstream);
  }
}
