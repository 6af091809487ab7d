import {
  TEAM_MAX_BYTES,
  TEAMS_PER_USER,
  USER_ID_MAX_LENGTH,
  USER_ID_PATTERN,
} from '../../stream/models/limits';
import { inputError } from '../protocol/stream-fault';
import type { App } from '../world/app';

/** Throws 400/4 unless the app has the role. */
export function requireRole(app: App, role: string, field: string): void {
  if (!app.roles.has(role)) throw inputError(`role "${role}" does not exist`, field);
}

/** Throws 400/4 unless these teams are few and short enough, and every role of `teamsRole` exists. */
export function requireTeams(
  app: App,
  teams: readonly string[],
  teamsRole: Record<string, string> = {},
): void {
  if (teams.length > TEAMS_PER_USER)
    throw inputError(`teams must contain at maximum ${TEAMS_PER_USER} items`, 'teams');
  if (teams.some((team) => team === '' || Buffer.byteLength(team) > TEAM_MAX_BYTES)) {
    throw inputError(`teams must be a maximum of ${TEAM_MAX_BYTES} bytes in length`, 'teams');
  }
  for (const role of Object.values(teamsRole)) requireRole(app, role, 'teams_role');
}

/** The id if it can be a user's: for ids that come alone, outside a user object. Throws 400/4 otherwise. */
export function requireUserId(id: string): string {
  if (id.length > USER_ID_MAX_LENGTH) {
    throw inputError(`id must be a maximum of ${USER_ID_MAX_LENGTH} characters in length`, 'id');
  }
  if (!USER_ID_PATTERN.test(id)) throw inputError('id contains invalid characters', 'id');
  return id;
}
