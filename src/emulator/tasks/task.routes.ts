import type { Route } from '../protocol/route';
import { readTask } from './task.rules';

export const taskRoutes: readonly Route[] = [
  {
    operation: 'GetTask',
    access: 'server',
    handle: ({ app, params, time }) => {
      const { task, status } = readTask(app, params.id ?? '');
      return {
        task_id: task.id,
        status,
        created_at: time(task.createdAt),
        updated_at: time(task.completedAt ?? task.createdAt),
        ...(status === 'completed' && { result: task.result }),
      };
    },
  },
];
