import { appRoutes } from '../../app/app.routes';
import { blockListRoutes } from '../../block-lists/block-list.routes';
import { broadcastRoutes } from '../../calls/egress/broadcasts/broadcast.routes';
import { callTypeRoutes } from '../../call-types/call-type.routes';
import { callRoomRoutes } from '../../calls/call-room.routes';
import { deviceRoutes } from '../../devices/device.routes';
import { clientEventRoutes } from '../../calls/client-events/client-event.routes';
import { feedbackRoutes } from '../../calls/feedback/feedback.routes';
import { permissionRequestRoute } from '../../calls/moderation/permission-request.routes';
import { reactionRoutes } from '../../calls/reactions/reaction.routes';
import { guestRoutes } from '../../guests/guest.routes';
import { blockRoutes } from '../../moderation/block.routes';
import { importRoutes } from '../../imports/import.routes';
import { importV2Routes } from '../../imports/import-v2.routes';
import { importerStorageRoutes } from '../../imports/importer-storage.routes';
import { moderationRoutes } from '../../moderation/moderation.routes';
import { pushRoutes } from '../../push/push.routes';
import { pushTemplateRoutes } from '../../push/push-template.routes';
import { rateLimitRoute } from '../../app/rate-limit.routes';
import { recordingRoutes } from '../../calls/egress/recordings/recording.routes';
import { permissionRoutes } from '../../roles/permission.routes';
import { roleRoutes } from '../../roles/role.routes';
import { sessionRoutes } from '../../calls/sessions/session.routes';
import { sipResolveRoutes } from '../../sip/resolving/resolve.routes';
import { sipRoutingRuleRoutes } from '../../sip/routing-rules/routing-rule.routes';
import { sipTrunkRoutes } from '../../sip/trunks/trunk.routes';
import { statsRoutes } from '../../calls/stats/stats.routes';
import { storageRoutes } from '../../storage/storage.routes';
import { taskRoutes } from '../../tasks/task.routes';
import { captionRoutes } from '../../calls/egress/transcriptions/caption.routes';
import { transcriptionRoutes } from '../../calls/egress/transcriptions/transcription.routes';
import { userLifecycleRoutes } from '../../departures/lifecycle.routes';
import { userEventRoutes } from '../../users/user-event.routes';
import { userGroupRoutes } from '../../user-groups/user-group.routes';
import { userRoutes } from '../../users/user.routes';
import { OPERATIONS, type OperationName } from '../../protocol/operations';
import type { Route } from '../../protocol/route';
import { unbuiltRoute } from './unbuilt-route';

const operations = Object.keys(OPERATIONS) as OperationName[];

/** The operations that the emulator has. */
export const builtRoutes: readonly Route[] = [
  ...appRoutes,
  ...blockListRoutes,
  ...callTypeRoutes,
  ...callRoomRoutes,
  ...sessionRoutes,
  ...statsRoutes,
  ...feedbackRoutes,
  ...clientEventRoutes,
  ...reactionRoutes,
  permissionRequestRoute,
  ...recordingRoutes,
  ...transcriptionRoutes,
  ...captionRoutes,
  ...broadcastRoutes,
  ...deviceRoutes,
  ...guestRoutes,
  ...importRoutes,
  ...importV2Routes,
  ...importerStorageRoutes,
  ...blockRoutes,
  ...moderationRoutes,
  ...pushRoutes,
  ...pushTemplateRoutes,
  ...permissionRoutes,
  ...roleRoutes,
  ...sipTrunkRoutes,
  ...sipRoutingRuleRoutes,
  ...sipResolveRoutes,
  ...storageRoutes,
  ...taskRoutes,
  ...userLifecycleRoutes,
  ...userEventRoutes,
  ...userGroupRoutes,
  ...userRoutes,
  rateLimitRoute(operations),
];

const byOperation = new Map(builtRoutes.map((route) => [route.operation, route]));

/** A route for each operation of the API. Those that no room handles say so. */
export const allRoutes: readonly Route[] = operations.map(
  (operation) => byOperation.get(operation) ?? unbuiltRoute(operation),
);
