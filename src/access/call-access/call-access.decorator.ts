import { applyDecorators, NotFoundException, SetMetadata, UseGuards } from '@nestjs/common';
import type { OwnCapability } from '../../stream/models/enums';
import { AccessGuard } from '../access.guard';
import { AllowUsers } from '../allow-users.decorator';
import { CAN_READ_CALL, OWNS_CALL } from '../rules/call-rules';
import { needsCapability } from '../rules/capability-rules';
import type { UserRule } from '../rules/user-rule';
import { CALL_ACCESS, type CallAccessMetadata, type CallAccessOptions } from './call-access.metadata';

/**
 * What a user has to be to a call. `member`: its creator or a member, who may read it. `creator`: who may change it.
 * `AccessPolicy` decides on both. A capability, such as `end-call`: who may read the call, and besides may do this by the grants
 * of the call type, as far as a server can know, see `ownCapabilities`.
 *
 * With the grants that Stream's built-in call types have, for instance: `end-call` on `default` and `development` lets in the
 * creator and every member, on `livestream` and `audio_room` the creator, and members with the role `host` or `admin`. `mute-users`
 * on `default` lets in the creator and members with the role `admin`.
 */
export type CallNeed = 'member' | 'creator' | OwnCapability;

/**
 * Guards a route of yours whose path has the parameters `type` and `id` of a call, by the rules of the REST API: 401 without
 * credentials, 404 when there is no such call, 403 to users who are not what `need` says. Services pass by their scope alone:
 * `calls:read` for `member`, `calls:write` for everything else, or what `@RequireScope` says. Users need the scope too.
 *
 * @example
 * ```ts
 * @Get('calls/:type/:id/notes')
 * @CallAccess('member')
 * readNotes(@Param('id') id: string, @CurrentPrincipal() principal: Principal) { … }
 * ```
 */
export function CallAccess(need: CallNeed, { client }: CallAccessOptions = {}): MethodDecorator {
  const metadata: CallAccessMetadata = {
    scopes: [need === 'member' ? 'calls:read' : 'calls:write'],
    ...(client === undefined ? {} : { client }),
  };
  return applyDecorators(
    SetMetadata(CALL_ACCESS, metadata),
    AllowUsers(ruleFor(need)),
    UseGuards(AccessGuard),
  );
}

function ruleFor(need: CallNeed): UserRule {
  if (need === 'member') return onExistingCall(CAN_READ_CALL);
  if (need === 'creator') return onExistingCall(OWNS_CALL);
  return onExistingCall(needsCapability(need));
}

/** The route itself may never ask Stream for the call, so that it would not notice that there is none. */
function onExistingCall({ only, allows }: UserRule): UserRule {
  return {
    only,
    allows: async (attempt, policy) => {
      if (!attempt.call) return false;
      const { exists } = await attempt.call.standing();
      const { type, id } = attempt.call.ref;
      if (!exists) throw new NotFoundException(`There is no call ${type}:${id}.`);
      return allows(attempt, policy);
    },
  };
}
