import { Body, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { withoutSecrets } from '../secrets/without-secrets';
import {
  CheckedExternalStorage,
  CreateExternalStorageBody,
  ExternalStorageBody,
  ExternalStorageList,
  ExternalStorageParams,
  WrittenExternalStorage,
} from './external-storages.dto';
import {
  CHECKED_STORAGE,
  CREATE_STORAGE_EXAMPLES,
  STORAGES,
  UPDATE_STORAGE_EXAMPLES,
  WRITTEN_STORAGE,
} from './external-storages.examples';

@RestController('admin/external-storages', 'administration')
export class ExternalStoragesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the external storages',
    scopes: ['storage:read'],
    answers: [
      {
        status: 200,
        description: 'The storages by name, without their credentials.',
        type: ExternalStorageList,
        example: STORAGES,
      },
    ],
  })
  async listExternalStorage(@Upstream() upstream: RequestOptions): Promise<ExternalStorageList> {
    return withoutSecrets(await this.stream.listExternalStorage(upstream));
  }

  @Post()
  @HttpCode(204)
  @Operation({
    summary: 'Add an external storage',
    description:
      'Stream accepts credentials that do not work: check the storage afterwards. No response has them.',
    scopes: ['storage:write'],
    body: { type: CreateExternalStorageBody, examples: CREATE_STORAGE_EXAMPLES },
    answers: [{ status: 204, description: 'The app has the storage.' }],
  })
  async createExternalStorage(
    @Body() storage: CreateExternalStorageBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await sendingSecrets(storage, this.stream.createExternalStorage(storage, upstream));
  }

  @Put(':storage_name')
  @Operation({
    summary: 'Replace an external storage',
    description: 'Replaces its credentials too.',
    scopes: ['storage:write'],
    body: { type: ExternalStorageBody, examples: UPDATE_STORAGE_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The storage, without its credentials.',
        type: WrittenExternalStorage,
        example: WRITTEN_STORAGE,
      },
    ],
    errors: [404],
  })
  async updateExternalStorage(
    @Param() { storage_name: name }: ExternalStorageParams,
    @Body() storage: ExternalStorageBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<WrittenExternalStorage> {
    return sendingSecrets(storage, this.stream.updateExternalStorage({ ...storage, name }, upstream));
  }

  @Delete(':storage_name')
  @HttpCode(204)
  @Operation({
    summary: 'Remove an external storage',
    description: 'Its files stay.',
    scopes: ['storage:write'],
    answers: [{ status: 204, description: 'The app does not have the storage.' }],
    errors: [404],
  })
  async deleteExternalStorage(
    @Param() { storage_name: name }: ExternalStorageParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deleteExternalStorage({ name }, upstream);
  }

  @Post(':storage_name/check')
  @HttpCode(200)
  @Operation({
    summary: 'Check whether Stream can write to an external storage',
    description: 'Writes a test file. Returns 400 if it cannot.',
    scopes: ['storage:write'],
    answers: [
      { status: 200, description: 'It can.', type: CheckedExternalStorage, example: CHECKED_STORAGE },
    ],
    errors: [404],
  })
  checkExternalStorage(
    @Param() { storage_name: name }: ExternalStorageParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<CheckedExternalStorage> {
    return this.stream.checkExternalStorage({ name }, upstream);
  }
}
