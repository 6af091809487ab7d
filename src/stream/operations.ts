import { APP_OPERATIONS } from './app/app.operations';
import { BLOCK_LIST_OPERATIONS } from './block-lists/block-list.operations';
import { BROADCAST_OPERATIONS } from './broadcasts/broadcast.operations';
import { CALL_TYPE_OPERATIONS } from './call-types/call-type.operations';
import { CALL_OPERATIONS } from './calls/call.operations';
import { MODERATION_OPERATIONS } from './calls/moderation.operations';
import { DEVICE_OPERATIONS } from './devices/device.operations';
import { EDGE_OPERATIONS } from './edges/edge.operations';
import { EXTERNAL_STORAGE_OPERATIONS } from './external-storage/external-storage.operations';
import { FEEDBACK_OPERATIONS } from './feedback/feedback.operations';
import { GUEST_OPERATIONS } from './guests/guest.operations';
import { IMPORT_OPERATIONS } from './imports/import.operations';
import { PUSH_OPERATIONS } from './push/push.operations';
import { RECORDING_OPERATIONS } from './recordings/recording.operations';
import { ROLE_OPERATIONS } from './roles/role.operations';
import { SIP_OPERATIONS } from './sip/sip.operations';
import { STATS_OPERATIONS } from './stats/stats.operations';
import { TASK_OPERATIONS } from './tasks/task.operations';
import { TRANSCRIPTION_OPERATIONS } from './transcriptions/transcription.operations';
import { USER_BLOCK_OPERATIONS } from './user-blocks/user-block.operations';
import { USER_GROUP_OPERATIONS } from './user-groups/user-group.operations';
import { USER_OPERATIONS } from './users/user.operations';

/** Every operation that the client declares, by name. */
export const OPERATIONS = {
  ...APP_OPERATIONS,
  ...USER_OPERATIONS,
  ...GUEST_OPERATIONS,
  ...USER_BLOCK_OPERATIONS,
  ...USER_GROUP_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...PUSH_OPERATIONS,
  ...ROLE_OPERATIONS,
  ...TASK_OPERATIONS,
  ...BLOCK_LIST_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...EXTERNAL_STORAGE_OPERATIONS,
  ...CALL_OPERATIONS,
  ...MODERATION_OPERATIONS,
  ...RECORDING_OPERATIONS,
  ...TRANSCRIPTION_OPERATIONS,
  ...BROADCAST_OPERATIONS,
  ...STATS_OPERATIONS,
  ...FEEDBACK_OPERATIONS,
  ...CALL_TYPE_OPERATIONS,
  ...SIP_OPERATIONS,
  ...EDGE_OPERATIONS,
} as const;

/** Stream's name of an operation that the client declares. */
export type OperationName = keyof typeof OPERATIONS;
