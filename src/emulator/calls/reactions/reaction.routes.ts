import type { Route } from '../../protocol/route';
import { BodySchema } from '../../protocol/validate';
import { resolveActor } from '../../users/actor';
import { userView } from '../../users/user.view';
import { requirePermission, targetOf } from '../access/call-access';
import { callRoute } from '../call-route';
import { sendReaction, type Reaction } from './reaction.rules';
import { reactionFields } from './reaction.schema';

const reactionSchema = new BodySchema<Reaction>({
  type: 'object',
  required: ['type'],
  properties: reactionFields,
});

export const reactionRoutes: readonly Route[] = [
  callRoute({ operation: 'SendVideoReaction' }, (request, call) => {
    const { app, caller, body, time } = request;
    const { type, emoji_code, custom } = reactionSchema.parse(body);
    requirePermission(app, caller, targetOf(call), 'create-call-reaction');
    const user = resolveActor(request, {});
    const reaction = {
      type,
      ...(emoji_code !== undefined && { emoji_code }),
      ...(custom !== undefined && { custom }),
    };
    sendReaction(app, call, user, reaction);
    return { reaction: { ...reaction, user: userView(app, user, time) } };
  }),
];
