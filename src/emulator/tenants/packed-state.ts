import { deflateSync, inflateSync } from 'node:zlib';

/** How many items of a list are packed together: a bound on the length of one text. */
const ITEMS = 1000;

/** A value as compressed JSON: of a list a thousand items at a time, of an object each field. */
type Packed =
  | { readonly kind: 'value'; readonly bytes: Buffer }
  | { readonly kind: 'list'; readonly parts: readonly Buffer[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [name: string, value: Packed])[] };

/** A state in little memory, which can be read any number of times. Packing it copies it, and checks nothing. */
export class PackedState {
  private readonly packed: Packed;

  constructor(state: unknown) {
    this.packed = isObject(state)
      ? { kind: 'object', fields: Object.entries(state).map(([name, value]) => [name, packValue(value)]) }
      : packValue(state);
  }

  /** A new copy. */
  unpack(): unknown {
    return unpackValue(this.packed);
  }
}

function isObject(state: unknown): state is object {
  return typeof state === 'object' && state !== null && !Array.isArray(state);
}

function packValue(value: unknown): Packed {
  if (!Array.isArray(value)) return { kind: 'value', bytes: pack(value) };
  const parts: Buffer[] = [];
  for (let at = 0; at < value.length; at += ITEMS) parts.push(pack(value.slice(at, at + ITEMS)));
  return { kind: 'list', parts };
}

function unpackValue(packed: Packed): unknown {
  switch (packed.kind) {
    case 'value':
      return unpack(packed.bytes);
    case 'list':
      return packed.parts.flatMap((part) => unpack(part));
    case 'object':
      return Object.fromEntries(packed.fields.map(([name, value]) => [name, unpackValue(value)]));
  }
}

/** In JSON nothing is `null`, which in a state is the same as absent. */
function pack(value: unknown = null): Buffer {
  return deflateSync(JSON.stringify(value), { level: 1 });
}

function unpack(part: Buffer): unknown {
  return JSON.parse(inflateSync(part).toString());
}
