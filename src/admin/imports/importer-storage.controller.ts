import { Body, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import { sendingSecrets } from '../secrets/sending-secrets';
import { withoutSecrets } from '../secrets/without-secrets';
import { ImporterStorage, ImporterStorageBody } from './importer-storage.dto';
import { importerStorage } from './importer-storage.request';
import { IMPORTER_STORAGE, IMPORTER_STORAGE_EXAMPLES } from './imports.examples';

@RestController('admin/importer-storage', 'administration')
export class ImporterStorageController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'Read the storage that import tasks read from',
    scopes: ['imports:read'],
    answers: [
      {
        status: 200,
        description: 'The storage, without its credentials.',
        type: ImporterStorage,
        example: IMPORTER_STORAGE,
      },
    ],
    errors: [404],
  })
  async getImporterStorage(@Upstream() upstream: RequestOptions): Promise<ImporterStorage> {
    return withoutSecrets(await this.stream.getImporterExternalStorage(upstream));
  }

  @Put()
  @HttpCode(204)
  @Operation({
    summary: 'Set the storage that import tasks read from',
    description: 'The part that `type` names is required. No response has the credentials.',
    scopes: ['imports:write'],
    body: { type: ImporterStorageBody, examples: IMPORTER_STORAGE_EXAMPLES },
    answers: [{ status: 204, description: 'The storage is set.' }],
  })
  async upsertImporterStorage(
    @Body() storage: ImporterStorageBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await sendingSecrets(
      storage,
      this.stream.upsertImporterExternalStorage(importerStorage(storage), upstream),
    );
  }

  @Delete()
  @HttpCode(204)
  @Operation({
    summary: 'Remove the storage that import tasks read from',
    scopes: ['imports:write'],
    answers: [{ status: 204, description: 'There is no storage.' }],
  })
  async deleteImporterStorage(@Upstream() upstream: RequestOptions): Promise<void> {
    await this.stream.deleteImporterExternalStorage(upstream);
  }

  @Post('validate')
  @HttpCode(204)
  @Operation({
    summary: 'Check whether Stream can read the storage',
    description: 'Returns 400 if it cannot.',
    scopes: ['imports:write'],
    answers: [{ status: 204, description: 'It can.' }],
    errors: [404],
  })
  async validateImporterStorage(@Upstream() upstream: RequestOptions): Promise<void> {
    await this.stream.validateImporterExternalStorage(upstream);
  }
}
