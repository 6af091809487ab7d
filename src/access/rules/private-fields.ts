import { isDate } from 'node:util/types';

/** Fields of answers about calls that hold a user. */
const USER_PLACES: ReadonlySet<string> = new Set(['user', 'created_by']);

/** Data of the app's own making, in which such names mean nothing. */
const FREE_PLACES: ReadonlySet<string> = new Set(['custom', 'settings']);

/** What Stream tells a server alone about a user, and may be left out. */
const PRIVATE_FIELDS: ReadonlySet<string> = new Set([
  'avg_response_time',
  'ban_expires',
  'bypass_moderation',
  'deactivated_at',
  'devices',
  'privacy_settings',
  'push_notifications',
  'revoke_tokens_issued_before',
]);

/** The same, for fields that every user has: what they say of somebody of whom nothing is known. */
const PUBLIC_VALUES = { blocked_user_ids: [], invisible: false, shadow_banned: false } as const;

/** Returns a copy of a response about calls in which users other than `ownId` have no private fields. */
export function withoutPrivateFields<Response extends object>(
  response: Response,
  ownId: string | undefined,
): Response {
  return copyOf(response, ownId) as Response;
}

function copyOf(answer: unknown, ownId: string | undefined): unknown {
  if (Array.isArray(answer)) return answer.map((item: unknown) => copyOf(item, ownId));
  if (!isPlainObject(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => {
      if (FREE_PLACES.has(name)) return [name, value];
      if (!USER_PLACES.has(name) || !isPlainObject(value)) return [name, copyOf(value, ownId)];
      return [name, value.id === ownId ? value : publicPart(value)];
    }),
  );
}

function publicPart(user: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = Object.entries(user).filter(([name]) => !PRIVATE_FIELDS.has(name));
  return { ...Object.fromEntries(shown), ...PUBLIC_VALUES };
}

/** Dates and the like are no places to look into. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isDate(value);
}
