import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import {
  CreateImportTaskBody,
  FoundImportTask,
  ImportTaskList,
  ListImportTasksQuery,
} from './import-tasks.dto';
import { ImportParams } from './imports.dto';
import { CREATE_IMPORT_TASK_EXAMPLES, IMPORT_TASK, IMPORT_TASKS } from './imports.examples';

@RestController('admin/import-tasks', 'administration')
export class ImportTasksController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the import tasks',
    description: 'Import tasks read from the storage of the importer, for Chat and Feeds.',
    scopes: ['imports:read'],
    answers: [{ status: 200, description: 'The tasks.', type: ImportTaskList, example: IMPORT_TASKS }],
  })
  listImportTasks(
    @Query() query: ListImportTasksQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<ImportTaskList> {
    return this.stream.listImportV2Tasks(query, upstream);
  }

  @Post()
  @Operation({
    summary: 'Start an import task',
    scopes: ['imports:write'],
    body: { type: CreateImportTaskBody, examples: CREATE_IMPORT_TASK_EXAMPLES },
    answers: [{ status: 201, description: 'The task.', type: FoundImportTask, example: IMPORT_TASK }],
  })
  createImportTask(
    @Body() request: CreateImportTaskBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundImportTask> {
    return this.stream.createImportV2Task(request, upstream);
  }

  @Get(':import_id')
  @Operation({
    summary: 'Read an import task',
    scopes: ['imports:read'],
    answers: [{ status: 200, description: 'The task.', type: FoundImportTask, example: IMPORT_TASK }],
    errors: [404],
  })
  getImportTask(
    @Param() { import_id: id }: ImportParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundImportTask> {
    return this.stream.getImportV2Task({ id }, upstream);
  }

  @Post(':import_id/cancel')
  @HttpCode(204)
  @Operation({
    summary: 'Cancel an import task',
    scopes: ['imports:write'],
    answers: [{ status: 204, description: 'The task is cancelled.' }],
    errors: [404],
  })
  async cancelImportTask(
    @Param() { import_id: id }: ImportParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.cancelImportV2Task({ id }, upstream);
  }

  @Delete(':import_id')
  @HttpCode(204)
  @Operation({
    summary: 'Delete an import task',
    description: 'Returns 400 unless the task is waiting.',
    scopes: ['imports:write'],
    answers: [{ status: 204, description: 'The task is deleted.' }],
    errors: [404],
  })
  async deleteImportTask(
    @Param() { import_id: id }: ImportParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deleteImportV2Task({ id }, upstream);
  }
}
