import { hash } from 'node:crypto';
import { SORT_DIRECTIONS } from '../../stream/models/enums';
import type { SortBy } from './query-model';
import type { SortKey } from './sort-order';

/** What a cursor carries: the query it belongs to and the position where the page ended. */
export interface Cursor {
  /** Of endpoint and filter; see `fingerprint`. */
  readonly query: string;
  readonly sort: readonly SortBy[];
  readonly key: SortKey;
}

export function encodeCursor({ query, sort, key }: Cursor): string {
  const columns = sort.map(({ field, direction }) => [field, direction]);
  return Buffer.from(JSON.stringify([query, columns, key])).toString('base64url');
}

/** `undefined` for a text that is no cursor. */
export function decodeCursor(text: string): Cursor | undefined {
  const parts = parseJson(Buffer.from(text, 'base64url').toString());
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [query, columns, key] = parts as unknown[];
  if (typeof query !== 'string' || !Array.isArray(columns) || !Array.isArray(key)) return undefined;
  const sort = columns.map(sortBy);
  if (!sort.every((one) => one !== undefined)) return undefined;
  return key.every((value) => value === null || typeof value !== 'object') ? { query, sort, key } : undefined;
}

function sortBy(column: unknown): SortBy | undefined {
  const [field, raw] = Array.isArray(column) ? (column as unknown[]) : [];
  const direction = SORT_DIRECTIONS.find((allowed) => allowed === raw);
  return typeof field === 'string' && direction !== undefined ? { field, direction } : undefined;
}

/** A short digest that is the same for equal filters, whatever the order of their keys. */
export function fingerprint(endpoint: string, filter: unknown): string {
  const text = JSON.stringify([endpoint, sortedKeys(filter ?? {})]);
  return hash('sha256', text, 'base64url').slice(0, 16);
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, one]) => [key, sortedKeys(one)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
