import type { Route } from '../protocol/route';
import { BodySchema, type Schema } from '../protocol/validate';
import type { CustomPermissionRecord } from '../world/custom-permission';
import type { JsonObject } from '../world/json';
import {
  createPermission,
  deletePermission,
  listPermissions,
  requirePermission,
  updatePermission,
} from './permission.rules';

interface PermissionBody {
  readonly name: string;
  readonly action: string;
  readonly condition: JsonObject;
  readonly description?: string;
  readonly owner?: boolean;
  readonly same_team?: boolean;
}

const properties: Readonly<Record<string, Schema>> = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
  action: { type: 'string', minLength: 1 },
  condition: { type: 'object' },
  description: { type: 'string', maxLength: 2048 },
  owner: { type: 'boolean' },
  same_team: { type: 'boolean' },
};

const createBody = new BodySchema<PermissionBody & { readonly id: string }>({
  type: 'object',
  required: ['id', 'name', 'action', 'condition'],
  properties: { ...properties, id: { type: 'string', minLength: 1, maxLength: 255 } },
});

const updateBody = new BodySchema<PermissionBody>({
  type: 'object',
  required: ['name', 'action', 'condition'],
  properties,
});

function readPermission(id: string, body: PermissionBody): CustomPermissionRecord {
  const { name, action, condition, description = '', owner = false, same_team: sameTeam = false } = body;
  return { id, name, action, condition, description, owner, sameTeam };
}

export const permissionRoutes: readonly Route[] = [
  {
    operation: 'ListPermissions',
    access: 'server',
    handle: ({ app }) => ({ permissions: listPermissions(app) }),
  },
  {
    operation: 'CreatePermission',
    access: 'server',
    handle: ({ app, body }) => {
      const { id, ...fields } = createBody.parse(body);
      createPermission(app, readPermission(id, fields));
      return {};
    },
  },
  {
    operation: 'GetPermission',
    access: 'server',
    handle: ({ app, params }) => ({ permission: requirePermission(app, params.id ?? '') }),
  },
  {
    operation: 'UpdatePermission',
    access: 'server',
    handle: ({ app, params, body }) => {
      updatePermission(app, readPermission(params.id ?? '', updateBody.parse(body)));
      return {};
    },
  },
  {
    operation: 'DeletePermission',
    access: 'server',
    handle: ({ app, params }) => {
      deletePermission(app, params.id ?? '');
      return {};
    },
  },
];
