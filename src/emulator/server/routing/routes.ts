import { appRoutes } from '../../app/app.routes';
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
import { moderationRoutes } from '../../moderation/moderation.routes';
import { pushRoutes } from '../../push/push.routes';
import { rateLimitRoute } from '../../app/rate-limit.routes';
import { recordingRoutes } from '../../calls/egress/recordings/recording.routes';
import { permissionRoutes } from '../../roles/permission.routes';
import { roleRoutes } from '../../roles/role.routes';
import { sessionRoutes } from '../../calls/sessions/session.routes';
import { statsRoutes } from '../../calls/stats/stats.routes';
import { storageRoutes } from '../../storage/storage.routes';
import { taskRoutes } from '../../tasks/task.routes';
import { captionRoutes } from '../../calls/egress/transcriptions/caption.routes';
import { transcriptionRoutes } from '../../calls/egress/transcriptions/transcription.routes';
import { userLifecycleRoutes } from '../../departures/lifecycle.routes';
import { userEventRoutes } from '../../users/user-event.routes';
import { userRoutes } from '../../users/user.routes';
import type { Route } from '../../protocol/route';
import { unbuiltRoutes } from './unbuilt-operations';

/** Every operation of the API, whether the emulator has it or says that it has not. */
export function allRoutes(): Route[] {
  const routes: readonly Route[] = [
    ...appRoutes,
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
    ...blockRoutes,
    ...moderationRoutes,
    ...pushRoutes,
    ...permissionRoutes,
    ...roleRoutes,
    ...storageRoutes,
    ...taskRoutes,
    ...userLifecycleRoutes,
    ...userEventRoutes,
    ...userRoutes,
    ...unbuiltRoutes,
  ];
  return [...routes, rateLimitRoute(routes.map(({ operation }) => operation))];
}
