import { Body, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { asThemselves, needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { requireAtLeastOne } from '../../rest/require-at-least-one';
import { RestController } from '../../rest/rest-controller.decorator';
import type { Call } from '../../stream/calls/call';
import type { DurationResponse } from '../../stream/models/response.model';
import { doneAnswer } from '../done-answer';
import { MemberParams } from '../dto/call-params.dto';
import { OnCall } from '../on-call.decorator';
import { BlockUserBody, KickUserBody, MuteUsersBody, PinBody, UserPermissionsBody } from './moderation.dto';

const KICK_EXAMPLES = {
  'kick a user': { user_id: 'jack' },
  'kick and block a user': { user_id: 'jack', block: true, kicked_by_id: 'john' },
};

const BLOCK_EXAMPLES = { 'a user': { user_id: 'jack' } };

const MUTE_EXAMPLES = {
  'the microphone of a user': { user_ids: ['jack'], audio: true, muted_by_id: 'john' },
  'all microphones and cameras': { mute_all_users: true, audio: true, video: true, muted_by_id: 'john' },
};

const USER_PERMISSIONS_EXAMPLES = {
  'allow screen sharing': { grant_permissions: ['screenshare'] },
  'audio only': { grant_permissions: ['send-audio'], revoke_permissions: ['send-video', 'screenshare'] },
};

const PIN_EXAMPLES = {
  'a participant': { user_id: 'jack', session_id: '7f6d3a52-9d7e-4d0c-8a41-5b0f2f1c6e90' },
};

@RestController('calls/:type/:id', 'call moderation')
export class CallModerationController {
  @Post('kick')
  @HttpCode(200)
  @Operation({
    summary: 'Kick a user out of a call',
    description: 'Removes the user from the running session. The user can join again unless `block` is set.',
    scopes: ['calls:write'],
    users: asThemselves(
      'kicked_by_id',
      needsCapability('kick-user', { field: 'block', capability: 'block-users' }),
    ),
    body: { type: KickUserBody, examples: KICK_EXAMPLES },
    answers: [doneAnswer('The user is out of the session.')],
    errors: [404],
  })
  kickUser(@OnCall() call: Call, @Body() request: KickUserBody): Promise<DurationResponse> {
    return call.kick(request);
  }

  @Post('block')
  @HttpCode(200)
  @Operation({
    summary: 'Block a user on a call',
    description:
      'Removes the user from the running session and keeps the user out. The user remains a member. Blocking a blocked user ' +
      'changes nothing.',
    scopes: ['calls:write'],
    users: needsCapability('block-users'),
    body: { type: BlockUserBody, examples: BLOCK_EXAMPLES },
    answers: [doneAnswer('The user is blocked.')],
    errors: [404],
  })
  blockUser(@OnCall() call: Call, @Body() request: BlockUserBody): Promise<DurationResponse> {
    return call.blockUser(request);
  }

  @Post('unblock')
  @HttpCode(200)
  @Operation({
    summary: 'Unblock a user on a call',
    description: 'Unblocking a user who is not blocked changes nothing.',
    scopes: ['calls:write'],
    users: needsCapability('block-users'),
    body: { type: BlockUserBody, examples: BLOCK_EXAMPLES },
    answers: [doneAnswer('The user is not blocked.')],
    errors: [404],
  })
  unblockUser(@OnCall() call: Call, @Body() request: BlockUserBody): Promise<DurationResponse> {
    return call.unblockUser(request);
  }

  @Post('mute')
  @HttpCode(200)
  @Operation({
    summary: 'Mute users in a call',
    description:
      'One of `user_ids` and `mute_all_users` is required, and at least one of `audio`, `video`, `screenshare` and ' +
      '`screenshare_audio`. Users can unmute themselves.',
    scopes: ['calls:write'],
    users: asThemselves('muted_by_id', needsCapability('mute-users')),
    body: { type: MuteUsersBody, examples: MUTE_EXAMPLES },
    answers: [doneAnswer('The users are muted.')],
    errors: [404],
  })
  async muteUsers(@OnCall() call: Call, @Body() mute: MuteUsersBody): Promise<DurationResponse> {
    requireAtLeastOne(mute, 'user_ids', 'mute_all_users');
    requireAtLeastOne(mute, 'audio', 'video', 'screenshare', 'screenshare_audio');
    requireAtLeastOne(mute, 'muted_by_id');
    return call.muteUsers(mute);
  }

  @Patch('user-permissions/:user_id')
  @Operation({
    summary: 'Grant or revoke permissions of one user on a call',
    description:
      'At least one of the lists is required. Applies to this call only, and to users who are not members too. Revoking a ' +
      'permission also mutes the user.',
    scopes: ['calls:write'],
    users: needsCapability('update-call-permissions'),
    body: { type: UserPermissionsBody, examples: USER_PERMISSIONS_EXAMPLES },
    answers: [doneAnswer('The permissions are changed.')],
    errors: [404],
  })
  async updateUserPermissions(
    @OnCall() call: Call,
    @Param() { user_id }: MemberParams,
    @Body() change: UserPermissionsBody,
  ): Promise<DurationResponse> {
    requireAtLeastOne(change, 'grant_permissions', 'revoke_permissions');
    return call.updateUserPermissions({ ...change, user_id });
  }

  @Post('pin')
  @HttpCode(200)
  @Operation({
    summary: 'Pin a participant for everyone in a call',
    scopes: ['calls:write'],
    users: needsCapability('pin-for-everyone'),
    body: { type: PinBody, examples: PIN_EXAMPLES },
    answers: [doneAnswer('The participant is pinned.')],
    errors: [404],
  })
  pin(@OnCall() call: Call, @Body() request: PinBody): Promise<DurationResponse> {
    return call.pin(request);
  }

  @Post('unpin')
  @HttpCode(200)
  @Operation({
    summary: 'Unpin a participant for everyone in a call',
    scopes: ['calls:write'],
    users: needsCapability('pin-for-everyone'),
    body: { type: PinBody, examples: PIN_EXAMPLES },
    answers: [doneAnswer('The participant is not pinned.')],
    errors: [404],
  })
  unpin(@OnCall() call: Call, @Body() request: PinBody): Promise<DurationResponse> {
    return call.unpin(request);
  }
}
