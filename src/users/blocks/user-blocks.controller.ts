import { Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { OWN_DATA, SELF_ONLY } from '../../access/rules/user-rules';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { UserParams } from '../dto/user-params.dto';
import { UserBlock, UserBlockList, UserBlockParams } from './user-blocks.dto';
import { USER_BLOCK, USER_BLOCKS } from './user-blocks.examples';

@RestController('users/:id/blocks', 'user blocks')
export class UserBlocksController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the users whom a user blocks',
    description: 'By id only: a block gives no right to read the other user.',
    scopes: ['users:read'],
    users: SELF_ONLY,
    answers: [{ status: 200, description: 'The blocks.', type: UserBlockList, example: USER_BLOCKS }],
    errors: [404],
  })
  async listUserBlocks(
    @Param() { id }: UserParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserBlockList> {
    const { blocks } = await this.stream.getBlockedUsers({ user_id: id }, upstream);
    return { blocks: blocks.map(({ blocked_user_id, created_at }) => ({ blocked_user_id, created_at })) };
  }

  @Put(':blocked_user_id')
  @Operation({
    summary: "Block a user on another user's behalf",
    description:
      'The blocked user can neither ring nor notify the other. A block that exists stays as it is. To keep a user out of a call, ' +
      'see `POST /calls/{type}/{id}/block`.',
    scopes: ['users:write'],
    users: OWN_DATA,
    answers: [{ status: 200, description: 'The block.', type: UserBlock, example: USER_BLOCK }],
    errors: [404],
  })
  async createUserBlock(
    @Param() { id, blocked_user_id }: UserBlockParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserBlock> {
    const { created_at } = await this.stream.blockUsers({ user_id: id, blocked_user_id }, upstream);
    return { blocked_user_id, created_at };
  }

  @Delete(':blocked_user_id')
  @HttpCode(204)
  @Operation({
    summary: 'Unblock a user',
    description: 'Unblocking a user who is not blocked changes nothing.',
    scopes: ['users:write'],
    users: OWN_DATA,
    answers: [{ status: 204, description: 'The user is not blocked.' }],
    errors: [404],
  })
  async deleteUserBlock(
    @Param() { id, blocked_user_id }: UserBlockParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.unblockUsers({ user_id: id, blocked_user_id }, upstream);
  }
}
