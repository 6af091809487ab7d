import type { Micros } from '../../../world/clock';
import type { Visit } from './visits';

/** How many were in during one minute. */
export interface ConcurrencyMinute {
  readonly startedAt: Micros;
  /** At its start and at its end. */
  readonly first: number;
  readonly last: number;
  readonly max: number;
  readonly min: number;
  readonly joins: number;
  readonly leaves: number;
}

export const MINUTE: Micros = 60_000_000;
/** A day: sessions that last longer are shown up to there. */
const MINUTES_MAX = 24 * 60;

interface Change {
  readonly at: Micros;
  readonly by: 1 | -1;
  readonly userId: string;
}

/** The most visits, and the most users, at the same time. */
export function peaks(visits: readonly Visit[]): { readonly sessions: number; readonly users: number } {
  const present = new Map<string, number>();
  let [count, sessions, users] = [0, 0, 0];
  for (const { by, userId } of changesOf(visits)) {
    const ofUser = (present.get(userId) ?? 0) + by;
    if (ofUser === 0) present.delete(userId);
    else present.set(userId, ofUser);
    count += by;
    sessions = Math.max(sessions, count);
    users = Math.max(users, present.size);
  }
  return { sessions, users };
}

/** Minute by minute, from a time until before another. */
export function byMinute(visits: readonly Visit[], from: Micros, to: Micros): readonly ConcurrencyMinute[] {
  const changes = changesOf(visits);
  const minutes: ConcurrencyMinute[] = [];
  let [index, count] = [0, 0];
  for (let startedAt = from; startedAt < to && minutes.length < MINUTES_MAX; startedAt += MINUTE) {
    let [joins, leaves] = [0, 0];
    const take = (change: Change) => {
      index += 1;
      count += change.by;
      if (change.by === 1) joins += 1;
      else leaves += 1;
    };
    for (let next = changes[index]; next && next.at <= startedAt; next = changes[index]) take(next);
    const first = count;
    let [max, min] = [count, count];
    for (let next = changes[index]; next && next.at < startedAt + MINUTE; next = changes[index]) {
      take(next);
      max = Math.max(max, count);
      min = Math.min(min, count);
    }
    minutes.push({ startedAt, first, last: count, max, min, joins, leaves });
  }
  return minutes;
}

/** Joins and leaves in order of time; of those at the same time, leaves come first. */
function changesOf(visits: readonly Visit[]): readonly Change[] {
  return visits
    .flatMap(({ userId, joinedAt, leftAt }): Change[] => [
      { at: joinedAt, by: 1, userId },
      ...(leftAt === undefined ? [] : [{ at: leftAt, by: -1, userId } as const]),
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
}
