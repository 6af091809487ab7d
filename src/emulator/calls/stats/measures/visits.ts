import { presence } from '../../presence';
import type { Micros } from '../../../world/clock';
import type { PublicationRecord, SessionRecord, Visit } from '../../../world/session';

export type { Visit };

/** A span of time; one without an end goes on. */
export interface Span {
  readonly from: Micros;
  readonly to?: Micros | undefined;
}

/** Every visit of a session, in order of joining. None outlasts the session. */
export function visitsOf(session: SessionRecord): readonly Visit[] {
  const all: readonly Visit[] = [
    ...(session.visits ?? []).map((visit) => ({ publications: [], ...visit })),
    ...presence(session).map((participant) => ({ publications: [], ...participant })),
  ];
  return all.map((visit) => endedWith(session, visit)).sort((a, b) => a.joinedAt - b.joinedAt);
}

export function isLive({ leftAt }: Visit): boolean {
  return leftAt === undefined;
}

export function isPublisher({ publications }: Visit): boolean {
  return publications.length > 0;
}

export function visitSpan({ joinedAt, leftAt }: Visit): Span {
  return { from: joinedAt, to: leftAt };
}

export function publicationSpan({ startedAt, endedAt }: PublicationRecord): Span {
  return { from: startedAt, to: endedAt };
}

/** In microseconds; up to `now` for a span that goes on. */
export function lengthOf({ from, to }: Span, now: Micros): Micros {
  return Math.max((to ?? now) - from, 0);
}

/** Rounded: stamps of one moment are microseconds apart. */
export function seconds(time: Micros): number {
  return Math.round(time / 1_000_000);
}

/** The visits in which at least one of the others sent something, each with how long, in microseconds. */
export function subscriptions(visits: readonly Visit[], now: Micros): ReadonlyMap<Visit, Micros> {
  const found = new Map<Visit, Micros>();
  for (const visit of visits) {
    const spans = visits
      .filter((other) => other !== visit)
      .flatMap(({ publications }) => publications.map(publicationSpan));
    const length = sharedLength(visitSpan(visit), spans, now);
    if (length > 0) found.set(visit, length);
  }
  return found;
}

/** The part of two spans that they have in common. */
export function overlap(a: Span, b: Span, now: Micros): Span | undefined {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to ?? now, b.to ?? now);
  return from < to ? { from, to } : undefined;
}

/** How much of a span at least one of the others covers. */
function sharedLength(span: Span, others: readonly Span[], now: Micros): Micros {
  const shared = others.flatMap((other) => overlap(span, other, now) ?? []).sort((a, b) => a.from - b.from);
  let length = 0;
  let reached = 0;
  for (const { from, to = now } of shared) {
    length += Math.max(to - Math.max(from, reached), 0);
    reached = Math.max(reached, to);
  }
  return length;
}

function endedWith({ endedAt }: SessionRecord, visit: Visit): Visit {
  if (endedAt === undefined) return visit;
  const latest = (time: Micros | undefined) => Math.min(time ?? endedAt, endedAt);
  return {
    ...visit,
    leftAt: latest(visit.leftAt),
    publications: visit.publications.map((one) => ({ ...one, endedAt: latest(one.endedAt) })),
  };
}
