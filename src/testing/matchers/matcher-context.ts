/** The part of `this` of a matcher that Jest and Vitest have in common. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly equals: (actual: unknown, expected: unknown, testers?: never[]) => boolean;
  readonly utils: MatcherUtils;
}

interface MatcherUtils {
  readonly subsetEquality?: unknown;
  readonly iterableEquality?: unknown;
  stringify(value: unknown): string;
  diff(expected: unknown, received: unknown): string | null | undefined;
}

export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** What is looked for, and where. */
export interface Search {
  /** The beginning of the message, up to "to have". */
  readonly subject: string;
  /** What the subject is to have, such as `emitted call.ended`. */
  readonly action: string;
  /** All that is of the kind looked for, oldest first. */
  readonly candidates: readonly unknown[];
  /** The fields that one of the candidates must have. */
  readonly fields: object;
  /** What there is instead, if there are no candidates. */
  readonly instead: string;
}

/** Passes if one of the candidates has all the fields. Asymmetric matchers may stand anywhere in the fields. */
export function findOne(context: MatcherContext, search: Search): MatcherResult {
  const { subject, action, candidates, fields } = search;
  const found = candidates.find((candidate) => hasFields(context, candidate, fields));
  const expectation = `Expected ${subject}${context.isNot === true ? ' not' : ''} to have ${action}`;
  return {
    pass: found !== undefined,
    message: () => {
      if (found !== undefined) return `${expectation}, but it has:\n${context.utils.stringify(found)}`;
      if (candidates.length === 0) return `${expectation}. There was instead: ${search.instead}.`;
      return `${expectation} with these fields. ${difference(context, fields, candidates)}`;
    },
  };
}

/** Names with how often each occurs, in order of their first occurrence. */
export function tally(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const listed = [...counts].map(([name, count]) => (count === 1 ? name : `${name} (${count} times)`));
  return listed.length === 0 ? 'nothing' : listed.join(', ');
}

function hasFields({ equals, utils }: MatcherContext, candidate: unknown, fields: object): boolean {
  const testers = [utils.iterableEquality, utils.subsetEquality].filter((tester) => tester !== undefined);
  return equals(candidate, fields, testers as never[]);
}

/** Between the fields and the latest candidate. */
function difference({ utils }: MatcherContext, fields: object, candidates: readonly unknown[]): string {
  const latest = onlyFieldsOf(fields, candidates.at(-1));
  const which = candidates.length === 1 ? 'It' : `The latest of ${candidates.length}`;
  return `${which} differs:\n${utils.diff(fields, latest) ?? utils.stringify(latest)}`;
}

/** The parts of `actual` that `expected` names, so that a difference shows nothing else. */
function onlyFieldsOf(expected: unknown, actual: unknown): unknown {
  if (!isPlain(expected) || !isPlain(actual)) return actual;
  const shared = Object.keys(expected).filter((name) => name in actual);
  return Object.fromEntries(shared.map((name) => [name, onlyFieldsOf(expected[name], actual[name])]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('asymmetricMatch' in value)
  );
}
