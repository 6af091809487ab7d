import { Body, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { InjectRouteClient } from '../access/route-client';
import { Operation } from '../rest/operation.decorator';
import { RestController } from '../rest/rest-controller.decorator';
import { Upstream } from '../rest/upstream.decorator';
import type { RequestOptions } from '../stream/request-options';
import { StreamClient } from '../stream/stream.client';
import { CreatedRole, CreateRoleBody, RoleList, RoleParams, SearchRolesBody } from './roles.dto';
import { CREATED_ROLE, CREATE_ROLE_EXAMPLES, ROLES, SEARCH_ROLES_EXAMPLES } from './roles.examples';

@RestController('roles', 'roles')
export class RolesController {
  constructor(@InjectRouteClient() private readonly stream: StreamClient) {}

  @Get()
  @Operation({
    summary: 'List the roles',
    scopes: ['roles:read'],
    answers: [
      { status: 200, description: 'The roles, built-in and custom.', type: RoleList, example: ROLES },
    ],
  })
  listRoles(@Upstream() upstream: RequestOptions): Promise<RoleList> {
    return this.stream.listRoles(upstream);
  }

  @Post()
  @Operation({
    summary: 'Create a custom role',
    description: 'An app may have 25. Call types say what it may do: see `PATCH /call-types/{name}`.',
    scopes: ['roles:write'],
    body: { type: CreateRoleBody, examples: CREATE_ROLE_EXAMPLES },
    answers: [{ status: 201, description: 'The role.', type: CreatedRole, example: CREATED_ROLE }],
  })
  createRole(@Body() role: CreateRoleBody, @Upstream() upstream: RequestOptions): Promise<CreatedRole> {
    return this.stream.createRole(role, upstream);
  }

  @Post('search')
  @HttpCode(200)
  @Operation({
    summary: 'Find roles by the beginning of their names',
    description: 'For completion. `name_gt` continues after a page.',
    scopes: ['roles:read'],
    body: { type: SearchRolesBody, examples: SEARCH_ROLES_EXAMPLES },
    answers: [{ status: 200, description: 'The roles.', type: RoleList, example: ROLES }],
  })
  searchRoles(@Body() query: SearchRolesBody, @Upstream() upstream: RequestOptions): Promise<RoleList> {
    return this.stream.searchRoles(query, upstream);
  }

  @Delete(':role_name')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a custom role',
    description: 'Returns 400 if the role is built in, or a user or a grant uses it.',
    scopes: ['roles:write'],
    answers: [{ status: 204, description: 'The role is deleted.' }],
    errors: [404],
  })
  async deleteRole(@Param() { role_name }: RoleParams, @Upstream() upstream: RequestOptions): Promise<void> {
    await this.stream.deleteRole({ name: role_name }, upstream);
  }
}
