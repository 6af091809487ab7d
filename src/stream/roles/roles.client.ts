import { ClientResource } from '../client-resource';
import type { DurationResponse } from '../models/response.model';
import type { RequestOptions } from '../request-options';
import type { StreamResponse } from '../transport/decoding/response-metadata';
import { ROLE_OPERATIONS } from './role.operations';
import type { CreateRoleRequest, CreateRoleResponse, ListRolesResponse } from '../models/role.model';
import type {
  CreatePermissionRequest,
  GetPermissionResponse,
  ListPermissionsResponse,
  UpdatePermissionRequest,
} from './permission.model';
import type { SearchRolesRequest, SearchRolesResponse } from './search-roles.model';

/** The part of the client about roles and permissions. */
export abstract class RolesClient extends ClientResource {
  /** Lists the roles, built-in and custom. */
  async listRoles(options?: RequestOptions): Promise<StreamResponse<ListRolesResponse>> {
    return this.transport.send(ROLE_OPERATIONS.ListRoles, {}, options);
  }

  /** Finds roles by the beginning of their names, for completion. `name_gt` continues after a page. */
  async searchRoles(
    request: SearchRolesRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<SearchRolesResponse>> {
    return this.transport.send(ROLE_OPERATIONS.SearchRoles, { query: { ...request } }, options);
  }

  /** Creates a custom role, of which an app may have 25. */
  async createRole(
    request: CreateRoleRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<CreateRoleResponse>> {
    return this.transport.send(ROLE_OPERATIONS.CreateRole, { body: request }, options);
  }

  /** Deletes a custom role that no user and no grant uses. */
  async deleteRole(
    { name }: { name: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(ROLE_OPERATIONS.DeleteRole, { path: { role: name } }, options);
  }

  /** Lists the permissions, built-in and custom. */
  async listPermissions(options?: RequestOptions): Promise<StreamResponse<ListPermissionsResponse>> {
    return this.transport.send(ROLE_OPERATIONS.ListPermissions, {}, options);
  }

  /** Reads a permission. */
  async getPermission(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<GetPermissionResponse>> {
    return this.transport.send(ROLE_OPERATIONS.GetPermission, { path: { permission_id: id } }, options);
  }

  /** Creates a custom permission. */
  async createPermission(
    request: CreatePermissionRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(ROLE_OPERATIONS.CreatePermission, { body: request }, options);
  }

  /** Replaces a custom permission: a field that is left out gets its default. */
  async updatePermission(
    { id, ...body }: UpdatePermissionRequest,
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(
      ROLE_OPERATIONS.UpdatePermission,
      { path: { permission_id: id }, body },
      options,
    );
  }

  /** Deletes a custom permission. */
  async deletePermission(
    { id }: { id: string },
    options?: RequestOptions,
  ): Promise<StreamResponse<DurationResponse>> {
    return this.transport.send(ROLE_OPERATIONS.DeletePermission, { path: { permission_id: id } }, options);
  }
}
