import { StreamFault } from '../protocol/stream-fault';
import type { App } from '../world/app';

/** What uniqueness rules look at of a user. */
export interface NamedUser {
  readonly id: string;
  readonly name?: string;
  readonly teams: readonly string[];
  readonly deletedAt?: number;
}

/**
 * Throws 400/6 when one of these users would get a name that another one has, as far as the app's
 * `enforce_unique_usernames` forbids it: names are compared in lower case and by letters and digits only.
 */
export function requireUniqueNames(app: App, written: readonly NamedUser[]): void {
  const scope = app.settings.enforceUniqueUsernames;
  if (scope === 'no') return;
  const writtenIds = new Set(written.map((user) => user.id));
  const holders = new Map<string, string>();
  for (const user of app.users.values()) {
    if (user.deletedAt === undefined && !writtenIds.has(user.id)) claim(holders, user, scope);
  }
  for (const user of written) claim(holders, user, scope, true);
}

function claim(holders: Map<string, string>, user: NamedUser, scope: 'app' | 'team', refuse = false): void {
  if (user.name === undefined || user.name === '') return;
  const teams = scope === 'app' ? [''] : user.teams;
  for (const team of teams) {
    const key = `${team}\n${comparable(user.name)}`;
    const holder = holders.get(key) ?? user.id;
    if (refuse && holder !== user.id) throw duplicate(user.name, team);
    holders.set(key, holder);
  }
}

function duplicate(name: string, team: string): StreamFault {
  const where = team === '' ? '' : ` in team '${team}'`;
  return new StreamFault('duplicateUsername', `username '${name}' already exists${where}`);
}

function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
