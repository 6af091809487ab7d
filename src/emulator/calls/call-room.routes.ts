import type { Route } from '../protocol/route';
import { callEventRoutes } from './call-event.routes';
import { callQueryRoutes } from './query/call-query.routes';
import { callRoutes } from './lifecycle/call.routes';
import { liveRoutes } from './lifecycle/live.routes';
import { memberRoutes } from './members/member.routes';
import { moderationRoutes } from './moderation/moderation.routes';

/** Every operation on calls. */
export const callRoomRoutes: readonly Route[] = [
  ...callRoutes,
  ...liveRoutes,
  ...memberRoutes,
  ...moderationRoutes,
  ...callEventRoutes,
  ...callQueryRoutes,
];
