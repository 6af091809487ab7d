import { BadGatewayException, Body, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { CAN_READ_CALL, OWNS_CALL, CAN_EDIT_MEMBERS } from '../../access/rules/call-rules';
import { Operation } from '../../rest/operation.decorator';
import { requireAtLeastOne } from '../../rest/require-at-least-one';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import {
  MemberResponse,
  QueryCallMembersResponse,
  UpdateCallMembersRequest,
  UpdateCallMembersResponse,
} from '../../stream/models/member.model';
import { MEMBER, MEMBER_EXAMPLES, MEMBERS_EXAMPLES } from '../calls.examples';
import { MemberParams } from '../dto/call-params.dto';
import { MembersQuery, parseMemberSort, PutMemberBody } from '../dto/members.dto';
import { OnCall } from '../on-call.decorator';

const MEMBERS = { members: [MEMBER], duration: '5.67ms' };

@RestController('calls/:type/:id/members', 'members')
export class CallMembersController {
  @Get()
  @Operation({
    summary: 'List the members of a call',
    description: 'By default newest first. `next` of the answer, when there is one, leads to the next page.',
    scopes: ['calls:read'],
    users: CAN_READ_CALL,
    answers: [{ status: 200, description: 'The members.', type: QueryCallMembersResponse, example: MEMBERS }],
    errors: [404],
  })
  queryMembers(
    @OnCall() call: Call,
    @Query() { sort, ...page }: MembersQuery,
  ): Promise<QueryCallMembersResponse> {
    return call.queryMembers({ ...page, sort: parseMemberSort(sort) });
  }

  @Patch()
  @Operation({
    summary: 'Add, change and remove members',
    description:
      'At least one of the lists is required. Users must exist; ids to remove that are no members are ignored.',
    scopes: ['calls:write'],
    users: CAN_EDIT_MEMBERS,
    body: { type: UpdateCallMembersRequest, examples: MEMBERS_EXAMPLES },
    answers: [
      { status: 200, description: 'The updated members.', type: UpdateCallMembersResponse, example: MEMBERS },
    ],
    errors: [404],
  })
  async updateMembers(
    @OnCall() call: Call,
    @Body() change: UpdateCallMembersRequest,
  ): Promise<UpdateCallMembersResponse> {
    requireAtLeastOne(change, 'update_members', 'remove_members');
    return call.updateCallMembers(change);
  }

  @Put(':user_id')
  @Operation({
    summary: 'Add or change one member',
    scopes: ['calls:write'],
    users: CAN_EDIT_MEMBERS,
    body: { type: PutMemberBody, examples: MEMBER_EXAMPLES },
    answers: [{ status: 200, description: 'The member.', type: MemberResponse, example: MEMBER }],
    errors: [404],
  })
  async putMember(
    @OnCall() call: Call,
    @Param() { user_id }: MemberParams,
    @Body() member: PutMemberBody,
  ): Promise<MemberResponse> {
    const { members } = await call.updateCallMembers({ update_members: [{ ...member, user_id }] });
    if (!members[0]) throw new BadGatewayException('Stream did not answer with the member.');
    return members[0];
  }

  @Delete(':user_id')
  @HttpCode(204)
  @Operation({
    summary: 'Remove one member',
    description: 'A user who is no member is no error.',
    scopes: ['calls:write'],
    users: OWNS_CALL,
    answers: [{ status: 204, description: 'The user is no member.' }],
    errors: [404],
  })
  async deleteMember(@OnCall() call: Call, @Param() { user_id }: MemberParams): Promise<void> {
    await call.updateCallMembers({ remove_members: [user_id] });
  }
}
