import { ApiResource } from '../api-resource';
import type {
  CallTypeDetailsResponse,
  CreateCallTypeRequest,
  ListCallTypeResponse,
  UpdateCallTypeRequest,
} from '../models/call-type.model';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { CALL_TYPE_OPERATIONS } from './call-type.operations';

/** The part of `client.video` about call types. */
export abstract class CallTypesClient extends ApiResource {
  /** Lists all call types, the built-in ones included. */
  async listCallTypes(options?: RequestOptions): Promise<StreamResponse<ListCallTypeResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.ListCallTypes, {}, options);
  }

  /** Creates a call type; settings that are left out are those of `default`. */
  async createCallType(
    request: CreateCallTypeRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.CreateCallType, { body: request }, options);
  }

  /** Returns one call type. */
  async getCallType(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.GetCallType, { path: { name } }, options);
  }

  /**
   * Changes a call type. Sections of the settings and roles of the grants that are left out stay as they are; a section
   * that is given must have its required fields, and the list of a role that is given is replaced.
   */
  async updateCallType(
    { name, ...body }: UpdateCallTypeRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CallTypeDetailsResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.UpdateCallType, { path: { name }, body }, options);
  }

  /** Deletes a call type that you created. */
  async deleteCallType(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(CALL_TYPE_OPERATIONS.DeleteCallType, { path: { name } }, options);
  }
}
