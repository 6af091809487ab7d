import { APP_OPERATIONS } from './app/app.operations';
import { CALL_TYPE_OPERATIONS } from './call-types/call-type.operations';
import { CALL_OPERATIONS } from './calls/call.operations';
import { MODERATION_OPERATIONS } from './calls/moderation.operations';
import { RECORDING_OPERATIONS } from './recordings/recording.operations';
import { ROLE_OPERATIONS } from './roles/role.operations';
import { TASK_OPERATIONS } from './tasks/task.operations';
import { USER_OPERATIONS } from './users/user.operations';

/** Every operation that the client declares, by name. */
export const OPERATIONS = {
  ...APP_OPERATIONS,
  ...USER_OPERATIONS,
  ...ROLE_OPERATIONS,
  ...TASK_OPERATIONS,
  ...CALL_OPERATIONS,
  ...MODERATION_OPERATIONS,
  ...RECORDING_OPERATIONS,
  ...CALL_TYPE_OPERATIONS,
} as const;

/** Stream's name of an operation that the client declares. */
export type OperationName = keyof typeof OPERATIONS;
