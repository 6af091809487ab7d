import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectRouteClient } from '../../access/route-client';
import { Operation } from '../../rest/operation.decorator';
import { RestController } from '../../rest/rest-controller.decorator';
import { Upstream } from '../../rest/upstream.decorator';
import type { RequestOptions } from '../../stream/request-options';
import { StreamClient } from '../../stream/stream.client';
import {
  BlockListIdParams,
  BlockListParams,
  BlockListQuery,
  BlockLists,
  CreateBlockListBody,
  FoundBlockList,
  ImportBlockListBody,
  ListBlockListsQuery,
  StartedBlockListImport,
  UpdateBlockListBody,
} from './block-lists.dto';
import {
  BLOCK_LIST_IMPORT,
  BLOCK_LISTS,
  CREATE_BLOCK_LIST_EXAMPLES,
  FOUND_BLOCK_LIST,
  IMPORT_BLOCK_LIST_EXAMPLES,
  UPDATE_BLOCK_LIST_EXAMPLES,
} from './block-lists.examples';

@RestController('admin/block-lists', 'administration')
export class BlockListsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the block lists',
    description: '`next_cursor` in the response leads to the next page.',
    scopes: ['block-lists:read'],
    answers: [{ status: 200, description: 'The lists.', type: BlockLists, example: BLOCK_LISTS }],
  })
  listBlockLists(
    @Query() query: ListBlockListsQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<BlockLists> {
    return this.stream.listBlockLists(query, upstream);
  }

  @Post()
  @Operation({
    summary: 'Create a block list',
    scopes: ['block-lists:write'],
    body: { type: CreateBlockListBody, examples: CREATE_BLOCK_LIST_EXAMPLES },
    answers: [{ status: 201, description: 'The list.', type: FoundBlockList, example: FOUND_BLOCK_LIST }],
  })
  createBlockList(
    @Body() list: CreateBlockListBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundBlockList> {
    return this.stream.createBlockList(list, upstream);
  }

  @Get(':block_list')
  @Operation({
    summary: 'Read a block list',
    scopes: ['block-lists:read'],
    answers: [{ status: 200, description: 'The list.', type: FoundBlockList, example: FOUND_BLOCK_LIST }],
    errors: [404],
  })
  getBlockList(
    @Param() { block_list: name }: BlockListParams,
    @Query() query: BlockListQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundBlockList> {
    return this.stream.getBlockList({ ...query, name }, upstream);
  }

  @Patch(':block_list')
  @Operation({
    summary: 'Change a block list',
    description: 'Omitted fields stay as they are; `words` replaces all words.',
    scopes: ['block-lists:write'],
    body: { type: UpdateBlockListBody, examples: UPDATE_BLOCK_LIST_EXAMPLES },
    answers: [
      { status: 200, description: 'The updated list.', type: FoundBlockList, example: FOUND_BLOCK_LIST },
    ],
    errors: [404],
  })
  updateBlockList(
    @Param() { block_list: name }: BlockListParams,
    @Body() change: UpdateBlockListBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundBlockList> {
    return this.stream.updateBlockList({ ...change, name }, upstream);
  }

  @Delete(':block_list')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a block list',
    scopes: ['block-lists:write'],
    answers: [{ status: 204, description: 'The list is deleted.' }],
    errors: [404],
  })
  async deleteBlockList(
    @Param() { block_list: name }: BlockListParams,
    @Query() query: BlockListQuery,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deleteBlockList({ ...query, name }, upstream);
  }

  @Post(':block_list_id/import')
  @HttpCode(202)
  @Operation({
    summary: 'Add many items to a block list',
    scopes: ['block-lists:write'],
    body: { type: ImportBlockListBody, examples: IMPORT_BLOCK_LIST_EXAMPLES },
    answers: [
      {
        status: 202,
        description: 'The task that adds them.',
        type: StartedBlockListImport,
        example: BLOCK_LIST_IMPORT,
      },
    ],
    errors: [404],
  })
  importBlockList(
    @Param() { block_list_id: id }: BlockListIdParams,
    @Body() request: ImportBlockListBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<StartedBlockListImport> {
    return this.stream.importBlockList({ ...request, id }, upstream);
  }
}
