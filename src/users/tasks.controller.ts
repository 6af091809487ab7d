import { Get, Param } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import { GetTaskResponse } from '../stream/models/task.model';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { TaskParams } from './dto/task-params.dto';
import { COMPLETED_TASK } from './users.examples';

@RestController('tasks', 'tasks')
export class TasksController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get(':id')
  @Operation({
    summary: 'Read the state of a task',
    description:
      'Deleting, exporting and deactivating users, and deleting calls for good, goes on in the background as a task.',
    scopes: ['users:read', 'users:write', 'calls:write'],
    answers: [{ status: 200, description: 'The task.', type: GetTaskResponse, example: COMPLETED_TASK }],
    errors: [404],
  })
  getTask(@Param() { id }: TaskParams, @Upstream() upstream: RequestOptions): Promise<GetTaskResponse> {
    return this.stream.getTask({ id }, upstream);
  }
}
