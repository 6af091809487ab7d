import { OWN_CAPABILITIES, type OwnCapability } from '../../../stream/models/enums';
import type { Caller } from '../../world/caller';
import { CALL_PERMISSIONS } from '../../world/call-types/call-permissions';
import type { App } from '../../world/app';
import type { CallRecord } from '../../world/call';
import { isAllowed, targetOf } from './call-access';

/** What the caller may do on a call, sorted. A server is shown every capability there is. */
export function ownCapabilities(app: App, caller: Caller, call: CallRecord): readonly OwnCapability[] {
  if (caller.kind === 'server') return OWN_CAPABILITIES;
  const target = targetOf(call);
  return CALL_PERMISSIONS.flatMap(({ id, capability }) =>
    capability !== undefined && isAllowed(app, caller, target, id) ? [capability] : [],
  ).toSorted();
}
