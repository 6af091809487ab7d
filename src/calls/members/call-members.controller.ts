import { BadGatewayException, Body, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { A_READABLE_CALL, ITS_CALL, MEMBERS_OF_ITS_CALL } from '../../access/rules/call-rules';
import { Operation } from '../../rest/operation.decorator';
import { requireSome } from '../../rest/require-some';
import { Upstream } from '../../rest/upstream.decorator';
import {
  MemberResponse,
  QueryCallMembersResponse,
  UpdateCallMembersRequest,
  UpdateCallMembersResponse,
} from '../../stream/models/member.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { CallRestController } from '../call-rest-controller.decorator';
import { MEMBER, MEMBER_EXAMPLES, MEMBERS_EXAMPLES } from '../calls.examples';
import { CallParams, MemberParams } from '../dto/call-params.dto';
import { MembersQuery, PutMemberBody } from '../dto/members.dto';
import { shownTo, type Shown } from '../shown-to';
import { parseMemberSort } from './parse-member-sort';

const MEMBERS = { members: [MEMBER], duration: '5.67ms' };

@CallRestController('calls/:type/:id/members', 'members')
export class CallMembersController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the members of a call',
    description: 'By default newest first. `next` of the answer, when there is one, leads to the next page.',
    scopes: ['calls:read'],
    users: A_READABLE_CALL,
    answers: [{ status: 200, description: 'The members.', type: QueryCallMembersResponse, example: MEMBERS }],
    errors: [404],
  })
  async queryMembers(
    @Param() { type, id }: CallParams,
    @Query() { sort, ...page }: MembersQuery,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<QueryCallMembersResponse>> {
    const query = { ...page, sort: parseMemberSort(sort) };
    return shownTo(principal, await this.stream.video.call(type, id).queryMembers(query, upstream));
  }

  @Patch()
  @Operation({
    summary: 'Add, change and remove members',
    description:
      'At least one of the lists is required. Users must exist; ids to remove that are no members are ignored.',
    scopes: ['calls:write'],
    users: MEMBERS_OF_ITS_CALL,
    body: { type: UpdateCallMembersRequest, examples: MEMBERS_EXAMPLES },
    answers: [
      { status: 200, description: 'The updated members.', type: UpdateCallMembersResponse, example: MEMBERS },
    ],
    errors: [404],
  })
  async updateMembers(
    @Param() { type, id }: CallParams,
    @Body() change: UpdateCallMembersRequest,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<UpdateCallMembersResponse>> {
    requireSome(change, 'update_members', 'remove_members');
    return shownTo(principal, await this.stream.video.call(type, id).updateCallMembers(change, upstream));
  }

  @Put(':user_id')
  @Operation({
    summary: 'Add or change one member',
    scopes: ['calls:write'],
    users: MEMBERS_OF_ITS_CALL,
    body: { type: PutMemberBody, examples: MEMBER_EXAMPLES },
    answers: [{ status: 200, description: 'The member.', type: MemberResponse, example: MEMBER }],
    errors: [404],
  })
  async putMember(
    @Param() { type, id, user_id }: MemberParams,
    @Body() member: PutMemberBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<MemberResponse>> {
    const call = this.stream.video.call(type, id);
    const { members } = await call.updateCallMembers({ update_members: [{ ...member, user_id }] }, upstream);
    if (!members[0]) throw new BadGatewayException('Stream did not answer with the member.');
    return shownTo(principal, members[0]);
  }

  @Delete(':user_id')
  @HttpCode(204)
  @Operation({
    summary: 'Remove one member',
    description: 'A user who is no member is no error.',
    scopes: ['calls:write'],
    users: ITS_CALL,
    answers: [{ status: 204, description: 'The user is no member.' }],
    errors: [404],
  })
  async deleteMember(
    @Param() { type, id, user_id }: MemberParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.video.call(type, id).updateCallMembers({ remove_members: [user_id] }, upstream);
  }
}
