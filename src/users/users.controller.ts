import {
  Body,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { OWN_PROFILE, SELF_ONLY, SELF_IN_LIST } from '../access/rules/user-rules';
import { LargeBody } from '../rest/large-body.decorator';
import { Operation } from '../rest/operation.decorator';
import { requireAtLeastOne } from '../rest/require-at-least-one';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import { FullUserResponse, UserResponse } from '../stream/models/user.model';
import { QueryUsersPayload } from '../stream/models/user-requests.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { UserParams } from './dto/user-params.dto';
import {
  DeleteUserQuery,
  FoundUsers,
  StartedTask,
  UpdateUserBody,
  UpsertedUsers,
  UpsertUsersBody,
} from './dto/users.dto';
import {
  JOHN,
  JOHN_IN_FULL,
  QUERY_EXAMPLES,
  STARTED_TASK,
  UPDATE_EXAMPLES,
  UPSERT_EXAMPLES,
} from './users.examples';

@RestController('users', 'users')
export class UsersController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Put()
  @LargeBody()
  @Operation({
    summary: 'Create or replace users',
    description:
      'Each user is replaced as a whole: fields that are left out are cleared. Users are sent on in batches of 100; when a ' +
      'batch fails, `details` of the error lists the ids in `written`, `unwritten` and `unknown`.',
    scopes: ['users:write'],
    body: { type: UpsertUsersBody, examples: UPSERT_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The users, by id.',
        type: UpsertedUsers,
        example: { users: { john: JOHN_IN_FULL } },
      },
    ],
  })
  async upsertUsers(
    @Body() body: UpsertUsersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<UpsertedUsers> {
    const { users } = await this.stream.upsertUsers(body.users, upstream);
    return { users };
  }

  @Post('query')
  @HttpCode(200)
  @Operation({
    summary: 'Find users',
    description: "The filter is in Stream's filter language; deleted users are never found.",
    scopes: ['users:read'],
    users: SELF_IN_LIST,
    body: { type: QueryUsersPayload, examples: QUERY_EXAMPLES },
    answers: [
      { status: 200, description: 'The users found.', type: FoundUsers, example: { users: [JOHN_IN_FULL] } },
    ],
  })
  async queryUsers(
    @Body() payload: QueryUsersPayload,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundUsers> {
    const { users } = await this.stream.queryUsers({ payload }, upstream);
    return { users };
  }

  @Get(':id')
  @Operation({
    summary: 'Read a user',
    description: 'Deactivated users are found too, deleted ones are not.',
    scopes: ['users:read'],
    users: SELF_ONLY,
    answers: [{ status: 200, description: 'The user.', type: FullUserResponse, example: JOHN_IN_FULL }],
    errors: [404],
  })
  async getUser(
    @Param() { id }: UserParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<FullUserResponse> {
    const payload = { filter_conditions: { id }, include_deactivated_users: true, limit: 1 };
    const { users } = await this.stream.queryUsers({ payload }, upstream);
    if (!users[0]) throw new NotFoundException(`There is no user ${id}.`);
    return users[0];
  }

  @Patch(':id')
  @Operation({
    summary: 'Change some fields of a user',
    scopes: ['users:write'],
    users: OWN_PROFILE,
    body: { type: UpdateUserBody, examples: UPDATE_EXAMPLES },
    answers: [
      { status: 200, description: 'The user as it now is.', type: FullUserResponse, example: JOHN_IN_FULL },
    ],
    errors: [404],
  })
  async updateUser(
    @Param() { id }: UserParams,
    @Body() change: UpdateUserBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FullUserResponse> {
    requireAtLeastOne(change, 'set', 'unset');
    const { users } = await this.stream.updateUsersPartial({ users: [{ id, ...change }] }, upstream);
    // An id such as `constructor` must not find what objects inherit.
    const user = Object.hasOwn(users, id) ? users[id] : undefined;
    if (!user) throw new NotFoundException(`There is no user ${id}.`);
    return user;
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Operation({
    summary: 'Deactivate a user',
    description: 'The user can no longer connect, but keeps its data and its place in calls.',
    scopes: ['users:write'],
    answers: [{ status: 200, description: 'The user.', type: UserResponse, example: JOHN }],
    errors: [404],
  })
  async deactivateUser(
    @Param() { id }: UserParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserResponse> {
    const { user } = await this.stream.deactivateUser({ user_id: id }, upstream);
    return user;
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  @Operation({
    summary: 'Reactivate a user',
    scopes: ['users:write'],
    answers: [{ status: 200, description: 'The user.', type: UserResponse, example: JOHN }],
    errors: [404],
  })
  async reactivateUser(
    @Param() { id }: UserParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<UserResponse> {
    const { user } = await this.stream.reactivateUser({ user_id: id }, upstream);
    return user;
  }

  @Delete(':id')
  @HttpCode(202)
  @Operation({
    summary: 'Delete a user',
    description:
      'The user is gone at once; a task clears up behind it. A `soft` deletion (the default) can be undone by restoring; ' +
      "a `hard` one cannot, and removes the user's messages and conversations too, as Stream demands.",
    scopes: ['users:write'],
    answers: [
      { status: 202, description: 'The task that clears up.', type: StartedTask, example: STARTED_TASK },
    ],
    errors: [404],
  })
  async deleteUser(
    @Param() { id }: UserParams,
    @Query() { mode = 'soft' }: DeleteUserQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<StartedTask> {
    const messages = mode === 'hard' ? ({ messages: mode, conversations: mode } as const) : {};
    const { task_id } = await this.stream.deleteUsers({ user_ids: [id], user: mode, ...messages }, upstream);
    return { task_id };
  }

  @Post(':id/restore')
  @HttpCode(204)
  @Operation({
    summary: 'Restore a soft-deleted user',
    scopes: ['users:write'],
    answers: [{ status: 204, description: 'The user is back.' }],
    errors: [404],
  })
  async restoreUser(@Param() { id }: UserParams, @Upstream() upstream: RequestOptions): Promise<void> {
    await this.stream.restoreUsers({ user_ids: [id] }, upstream);
  }
}
