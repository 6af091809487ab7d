import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { iteratePages } from '../paging/iterate-pages';
import { BLOCK_LIST_OPERATIONS } from './block-list.operations';
import type {
  BlockListResponse,
  CreateBlockListRequest,
  CreateBlockListResponse,
  DeleteBlockListRequest,
  GetBlockListRequest,
  GetBlockListResponse,
  ImportBlockListRequest,
  ImportBlockListResponse,
  ListBlockListsRequest,
  ListBlockListsResponse,
  UpdateBlockListRequest,
  UpdateBlockListResponse,
} from './block-list.model';

/** The part of the client about block lists of Stream Chat. */
export abstract class BlockListsClient extends ClientResource {
  /** Lists one page of block lists. */
  async listBlockLists(
    request: ListBlockListsRequest = {},
    options?: RequestOptions,
  ): Promise<StreamResponse<ListBlockListsResponse>> {
    return this.transport.send(BLOCK_LIST_OPERATIONS.ListBlockLists, { query: { ...request } }, options);
  }

  /** Iterates over all block lists, page by page. `limit` is the page size. */
  async *iterateBlockLists(
    request: Omit<ListBlockListsRequest, 'cursor'> = {},
    options?: RequestOptions,
  ): AsyncGenerator<BlockListResponse, void, undefined> {
    const readPage = async ({
      next,
    }: {
      next?: string;
    }): Promise<{ lists: BlockListResponse[]; next?: string }> => {
      const page = await this.listBlockLists(
        { ...request, ...(next !== undefined && { cursor: next }) },
        options,
      );
      return { lists: page.blocklists, ...(page.next_cursor !== undefined && { next: page.next_cursor }) };
    };
    for await (const page of iteratePages({}, readPage)) yield* page.lists;
  }

  /** Reads a block list. */
  async getBlockList(
    { name, ...query }: GetBlockListRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<GetBlockListResponse>> {
    return this.transport.send(
      BLOCK_LIST_OPERATIONS.GetBlockList,
      { path: { block_list: name }, query },
      options,
    );
  }

  /** Creates a block list. */
  async createBlockList(
    request: CreateBlockListRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateBlockListResponse>> {
    return this.transport.send(BLOCK_LIST_OPERATIONS.CreateBlockList, { body: request }, options);
  }

  /** Changes a block list; what is left out stays as it is. */
  async updateBlockList(
    { name, ...body }: UpdateBlockListRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<UpdateBlockListResponse>> {
    return this.transport.send(
      BLOCK_LIST_OPERATIONS.UpdateBlockList,
      { path: { block_list: name }, body },
      options,
    );
  }

  /** Deletes a block list. */
  async deleteBlockList(
    { name, ...query }: DeleteBlockListRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      BLOCK_LIST_OPERATIONS.DeleteBlockList,
      { path: { block_list: name }, query },
      options,
    );
  }

  /** Adds many items to a block list, in a task: see `waitForTask`. */
  async importBlockList(
    { id, ...body }: ImportBlockListRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<ImportBlockListResponse>> {
    return this.transport.send(
      BLOCK_LIST_OPERATIONS.ImportBlockList,
      { path: { block_list_id: id }, body },
      options,
    );
  }
}
