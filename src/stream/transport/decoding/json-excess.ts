const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

export interface JsonBounds {
  /** Levels of nesting below the outermost object. */
  readonly depth: number;
  /** Values in all. */
  readonly values: number;
}

/**
 * Which bound of nesting and size some JSON text exceeds, as the end of a sentence; `undefined` when none. It looks at the bytes
 * alone: an object of two bytes takes a hundred when it is parsed.
 *
 * @param text UTF-8; need not be valid JSON
 */
export function jsonExcess(text: Uint8Array, bounds: JsonBounds): string | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at] ?? 0;
    if (byte === QUOTE) at = endOfString(text, at);
    else if (byte === COMMA) values++;
    else if (OPENING.has(byte)) {
      depth++;
      values++;
    } else if (CLOSING.has(byte)) depth--;
    if (depth > bounds.depth + 1) return `be nested more than ${bounds.depth} levels deep`;
    if (values > bounds.values) return `have more than ${bounds.values} values`;
  }
  return undefined;
}

/** Where the string that begins at `start` ends; the end of the text when it does not. */
function endOfString(text: Uint8Array, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === BACKSLASH) at++;
    else if (text[at] === QUOTE) return at;
  }
  return text.length;
}
