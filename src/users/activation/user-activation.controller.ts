import { Body, HttpCode, Post } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { StartedTask } from '../dto/users.dto';
import { STARTED_TASK } from '../users.examples';
import { DeactivateUsersBody, ReactivateUsersBody } from './user-activation.dto';
import { USER_IDS_EXAMPLES } from './user-activation.examples';

@RestController('users', 'users')
export class UserActivationController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Post('deactivate')
  @HttpCode(202)
  @Operation({
    summary: 'Deactivate several users',
    description: 'They can no longer connect, but keep their data and their places in calls.',
    scopes: ['users:write'],
    body: { type: DeactivateUsersBody, examples: USER_IDS_EXAMPLES },
    answers: [
      {
        status: 202,
        description: 'The task that deactivates them.',
        type: StartedTask,
        example: STARTED_TASK,
      },
    ],
    errors: [404],
  })
  async deactivateUsers(
    @Body() request: DeactivateUsersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<StartedTask> {
    const { task_id } = await this.stream.deactivateUsers(request, upstream);
    return { task_id };
  }

  @Post('reactivate')
  @HttpCode(202)
  @Operation({
    summary: 'Reactivate several users',
    scopes: ['users:write'],
    body: { type: ReactivateUsersBody, examples: USER_IDS_EXAMPLES },
    answers: [
      {
        status: 202,
        description: 'The task that reactivates them.',
        type: StartedTask,
        example: STARTED_TASK,
      },
    ],
    errors: [404],
  })
  async reactivateUsers(
    @Body() request: ReactivateUsersBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<StartedTask> {
    const { task_id } = await this.stream.reactivateUsers(request, upstream);
    return { task_id };
  }
}
