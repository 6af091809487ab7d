import { inputError, notAllowed } from '../protocol/stream-fault';
import { signUserToken } from '../protocol/token';
import { findUser } from '../users/find-user';
import { upsertUser } from '../users/upsert-users.rules';
import type { UserRequest } from '../users/user-request';
import type { App } from '../world/app';
import type { UserRecord } from '../world/user-store';

const GUEST = 'guest';

export interface Guest {
  readonly user: UserRecord;
  readonly accessToken: string;
}

/**
 * A guest and its token. Its id is the one asked for behind a random prefix, unless that is already a guest's.
 * Throws 403/17 where the app has no guests, 400/4 for the id of somebody who is none.
 */
export function createGuest(app: App, request: UserRequest): Guest {
  if (app.settings.guestUserCreationDisabled) throw notAllowed('guest user creation is disabled');
  if (app.settings.multiTenantEnabled) throw notAllowed('guest users are not available with multi-tenancy');
  const existing = findUser(app, request.id);
  if (existing && existing.role !== GUEST)
    throw inputError(`user "${request.id}" exists and is not a guest`, 'user.id');
  const id = existing ? request.id : `${app.ids.uuid()}-${request.id}`;
  const { name, image, custom } = request;
  const user = upsertUser(app, { id, name, image, custom, role: GUEST });
  return { user, accessToken: signUserToken(id, app.apiSecret, app.clock.millis()) };
}
