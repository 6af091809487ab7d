import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { StartedTask } from '../dto/users.dto';
import { UserParams } from '../dto/user-params.dto';
import { STARTED_TASK } from '../users.examples';
import { ExportUsersBody, UserExport } from './user-exports.dto';
import { EXPORT_USERS_EXAMPLES, USER_EXPORT } from './user-exports.examples';

@RestController('users', 'users')
export class UserExportsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get(':id/export')
  @Operation({
    summary: 'Export all data of a user',
    scopes: ['users:read'],
    answers: [
      {
        status: 200,
        description: 'The user, with messages and reactions of Stream Chat.',
        type: UserExport,
        example: USER_EXPORT,
      },
    ],
    errors: [404],
  })
  exportUser(@Param() { id }: UserParams, @Upstream() upstream: RequestOptions): Promise<UserExport> {
    return this.stream.exportUser({ user_id: id }, upstream);
  }

  @Post('export')
  @HttpCode(202)
  @Operation({
    summary: 'Export all data of several users',
    scopes: ['users:read'],
    body: { type: ExportUsersBody, examples: EXPORT_USERS_EXAMPLES },
    answers: [
      {
        status: 202,
        description: 'The task, whose result has the `url` of the export.',
        type: StartedTask,
        example: STARTED_TASK,
      },
    ],
    errors: [404],
  })
  async exportUsers(
    @Body() request: ExportUsersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<StartedTask> {
    const { task_id } = await this.stream.exportUsers(request, upstream);
    return { task_id };
  }
}
