import type { Route } from '../protocol/route';
import { notFound } from '../protocol/stream-fault';
import { listPermissions } from './permissions';

export const permissionRoutes: readonly Route[] = [
  {
    operation: 'ListPermissions',
    access: 'server',
    handle: () => ({ permissions: listPermissions() }),
  },
  {
    operation: 'GetPermission',
    access: 'server',
    handle: ({ params }) => {
      const permission = listPermissions().find(({ id }) => id === params.id);
      if (!permission) throw notFound(`permission "${params.id ?? ''}" does not exist`);
      return { permission };
    },
  },
];
