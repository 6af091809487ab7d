import { Body, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import {
  CreatePermissionBody,
  FoundPermission,
  PermissionBody,
  PermissionList,
  PermissionParams,
} from './permissions.dto';
import {
  CREATE_PERMISSION_EXAMPLES,
  FOUND_PERMISSION,
  PERMISSIONS,
  UPDATE_PERMISSION_EXAMPLES,
} from './permissions.examples';

@RestController('permissions', 'roles')
export class PermissionsController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the permissions',
    scopes: ['roles:read'],
    answers: [
      {
        status: 200,
        description: 'The permissions, built-in and custom.',
        type: PermissionList,
        example: PERMISSIONS,
      },
    ],
  })
  listPermissions(@Upstream() upstream: RequestOptions): Promise<PermissionList> {
    return this.stream.listPermissions(upstream);
  }

  @Post()
  @HttpCode(204)
  @Operation({
    summary: 'Create a custom permission',
    scopes: ['roles:write'],
    body: { type: CreatePermissionBody, examples: CREATE_PERMISSION_EXAMPLES },
    answers: [{ status: 204, description: 'The permission exists.' }],
  })
  async createPermission(
    @Body() permission: CreatePermissionBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.createPermission(permission, upstream);
  }

  @Get(':permission_id')
  @Operation({
    summary: 'Read a permission',
    scopes: ['roles:read'],
    answers: [
      { status: 200, description: 'The permission.', type: FoundPermission, example: FOUND_PERMISSION },
    ],
    errors: [404],
  })
  getPermission(
    @Param() { permission_id }: PermissionParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<FoundPermission> {
    return this.stream.getPermission({ id: permission_id }, upstream);
  }

  @Put(':permission_id')
  @HttpCode(204)
  @Operation({
    summary: 'Replace a custom permission',
    description: 'Omitted fields get their defaults.',
    scopes: ['roles:write'],
    body: { type: PermissionBody, examples: UPDATE_PERMISSION_EXAMPLES },
    answers: [{ status: 204, description: 'The permission is changed.' }],
    errors: [404],
  })
  async updatePermission(
    @Param() { permission_id }: PermissionParams,
    @Body() permission: PermissionBody,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.updatePermission({ ...permission, id: permission_id }, upstream);
  }

  @Delete(':permission_id')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a custom permission',
    scopes: ['roles:write'],
    answers: [{ status: 204, description: 'The permission is deleted.' }],
    errors: [404],
  })
  async deletePermission(
    @Param() { permission_id }: PermissionParams,
    @Upstream() upstream: RequestOptions,
  ): Promise<void> {
    await this.stream.deletePermission({ id: permission_id }, upstream);
  }
}
