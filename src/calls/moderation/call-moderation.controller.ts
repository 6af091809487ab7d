import { Body, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CurrentPrincipal } from '../../access/current-principal.decorator';
import type { Principal } from '../../access/principal';
import { InjectRouteClient } from '../../access/route-client';
import { asThemselves, needsCapability } from '../../access/rules/capability-rules';
import { Operation } from '../../rest/operation.decorator';
import { requireSome } from '../../rest/require-some';
import { Upstream } from '../../rest/upstream.decorator';
import type { DurationResponse } from '../../stream/models/response.model';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { actingUser, requireActingUser } from '../acting-user';
import { CallRestController } from '../call-rest-controller.decorator';
import { doneAnswer } from '../done-answer';
import { CallParams, MemberParams } from '../dto/call-params.dto';
import { shownTo, type Shown } from '../shown-to';
import { BlockUserBody, KickUserBody, MuteUsersBody, PinBody, UserPermissionsBody } from './moderation.dto';
import {
  BLOCK_EXAMPLES,
  KICK_EXAMPLES,
  MUTE_EXAMPLES,
  PIN_EXAMPLES,
  USER_PERMISSIONS_EXAMPLES,
} from './moderation.examples';

@CallRestController('calls/:type/:id', 'call moderation')
export class CallModerationController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

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
  async kickUser(
    @Param() { type, id }: CallParams,
    @Body() { kicked_by_id, ...kick }: KickUserBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    const by = actingUser(principal, kicked_by_id);
    const request = { ...kick, ...(by !== undefined && { kicked_by_id: by }) };
    return shownTo(principal, await this.stream.video.call(type, id).kick(request, upstream));
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
  async blockUser(
    @Param() { type, id }: CallParams,
    @Body() request: BlockUserBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).blockUser(request, upstream));
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
  async unblockUser(
    @Param() { type, id }: CallParams,
    @Body() request: BlockUserBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).unblockUser(request, upstream));
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
  async muteUsers(
    @Param() { type, id }: CallParams,
    @Body() mute: MuteUsersBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    requireSome(mute, 'user_ids', 'mute_all_users');
    requireSome(mute, 'audio', 'video', 'screenshare', 'screenshare_audio');
    const muted_by_id = requireActingUser(principal, 'muted_by_id', mute.muted_by_id);
    const call = this.stream.video.call(type, id);
    return shownTo(principal, await call.muteUsers({ ...mute, muted_by_id }, upstream));
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
    @Param() { type, id, user_id }: MemberParams,
    @Body() change: UserPermissionsBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    requireSome(change, 'grant_permissions', 'revoke_permissions');
    const call = this.stream.video.call(type, id);
    return shownTo(principal, await call.updateUserPermissions({ ...change, user_id }, upstream));
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
  async pin(
    @Param() { type, id }: CallParams,
    @Body() request: PinBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).pin(request, upstream));
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
  async unpin(
    @Param() { type, id }: CallParams,
    @Body() request: PinBody,
    @CurrentPrincipal() principal: Principal,
    @Upstream() upstream: RequestOptions,
  ): Promise<Shown<DurationResponse>> {
    return shownTo(principal, await this.stream.video.call(type, id).unpin(request, upstream));
  }
}
