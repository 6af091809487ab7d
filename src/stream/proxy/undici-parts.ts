/* eslint-disable @typescript-eslint/no-require-imports -- undici declares types for its index only */
import type * as Undici from 'undici';

/**
 * undici's pool and client, from the files they are in: 22 in place of the 110 of its index, which also loads its mocks, caches and
 * `fetch`. The classes are those of the index, except that `request()` and its like are missing until something loads the index.
 */
export const UndiciPool = load(
  () => require('undici/lib/dispatcher/pool.js') as typeof Undici.Pool,
  ({ Pool }) => Pool,
);

export const UndiciClient = load(
  () => require('undici/lib/dispatcher/client.js') as typeof Undici.Client,
  ({ Client }) => Client,
);

/** Takes a part from the index if a later undici keeps it elsewhere. */
function load<Part>(part: () => Part, fromIndex: (index: typeof Undici) => Part): Part {
  try {
    return part();
  } catch {
    return fromIndex(require('undici') as typeof Undici);
  }
}
