import { Body, Get, Header, Param, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import {
  CreateImportBody,
  FoundImport,
  ImportList,
  ImportParams,
  ImportUrl,
  ImportUrlBody,
} from './imports.dto';
import {
  CREATE_IMPORT_EXAMPLES,
  FOUND_IMPORT,
  IMPORT_URL,
  IMPORT_URL_EXAMPLES,
  IMPORTS,
} from './imports.examples';

@RestController('admin/imports', 'administration')
export class ImportsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the imports',
    scopes: ['imports:read'],
    answers: [{ status: 200, description: 'The imports.', type: ImportList, example: IMPORTS }],
  })
  listImports(@Upstream() upstream: RequestOptions): Promise<ImportList> {
    return this.stream.listImports(upstream);
  }

  @Post()
  @Operation({
    summary: 'Start an import',
    description: 'Upload the file first: see `PUT /admin/imports/upload-url`.',
    scopes: ['imports:write'],
    body: { type: CreateImportBody, examples: CREATE_IMPORT_EXAMPLES },
    answers: [{ status: 201, description: 'The import.', type: FoundImport, example: FOUND_IMPORT }],
  })
  createImport(
    @Body() request: CreateImportBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundImport> {
    return this.stream.createImport(request, upstream);
  }

  @Put('upload-url')
  @Header('Cache-Control', 'no-store')
  @Operation({
    summary: 'Get an address to upload a file for an import to',
    scopes: ['imports:write'],
    body: { type: ImportUrlBody, examples: IMPORT_URL_EXAMPLES },
    answers: [
      {
        status: 200,
        description: 'The address: whoever has it can upload.',
        type: ImportUrl,
        example: IMPORT_URL,
      },
    ],
  })
  createImportURL(@Body() request: ImportUrlBody, @Upstream() upstream: RequestOptions): Promise<ImportUrl> {
    return this.stream.createImportURL(request, upstream);
  }

  @Get(':import_id')
  @Operation({
    summary: 'Read an import',
    scopes: ['imports:read'],
    answers: [{ status: 200, description: 'The import.', type: FoundImport, example: FOUND_IMPORT }],
    errors: [404],
  })
  getImport(
    @Param() { import_id: id }: ImportParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundImport> {
    return this.stream.getImport({ id }, upstream);
  }
}
