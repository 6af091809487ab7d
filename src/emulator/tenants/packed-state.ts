import { deflateSync, inflateSync } from 'node:zlib';
import type { AppState } from './app-state';

/** How many items of a list are packed together: a bound on the length of one text. */
const ITEMS = 1000;

/** A state in little memory, which can be read any number of times. Packing it copies it. */
export class PackedState {
  private readonly fields: readonly (readonly [name: string, parts: readonly Buffer[] | Buffer])[];

  constructor(state: AppState) {
    this.fields = Object.entries(state)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]: [string, unknown]) => [
        name,
        Array.isArray(value) ? packList(value) : pack(value),
      ]);
  }

  /** A new copy. */
  unpack(): AppState {
    return Object.fromEntries(
      this.fields.map(([name, parts]) => [
        name,
        Buffer.isBuffer(parts) ? unpack(parts) : parts.flatMap(unpack),
      ]),
    );
  }
}

function packList(items: readonly unknown[]): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < items.length; at += ITEMS) parts.push(pack(items.slice(at, at + ITEMS)));
  return parts;
}

function pack(value: unknown): Buffer {
  return deflateSync(JSON.stringify(value), { level: 1 });
}

function unpack(part: Buffer): unknown {
  return JSON.parse(inflateSync(part).toString());
}
