import type { JsonBounds } from '../stream/transport/decoding/json-excess';

/** Deeper input serves only to exhaust the stack of whatever walks it. */
const DEPTH_MAX = 100;

/** Custom data has fewer, at most 5 KB; making an instance takes time that grows with their square. */
const FIELDS_MAX = 1000;

/** Of everything in the body together: 50 per user of the longest list of users. */
const VALUES_MAX = 500_000;

/** The bounds that can be told from the text of a body, before anything is made of it. */
export const INPUT_BOUNDS: JsonBounds = { depth: DEPTH_MAX, values: VALUES_MAX };

/** Which bound of nesting and size some JSON exceeds, as the end of a sentence; `undefined` when none. Needs no stack of its own. */
export function inputExcess(input: object): string | undefined {
  let level = [input];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return `be nested more than ${DEPTH_MAX} levels deep`;
    const next: object[] = [];
    for (const container of level) {
      const children: unknown[] = Object.values(container);
      values += children.length;
      if (!Array.isArray(container) && children.length > FIELDS_MAX)
        return `have more than ${FIELDS_MAX} fields in one object`;
      if (values > VALUES_MAX) return `have more than ${VALUES_MAX} values`;
      for (const child of children) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return undefined;
}
